import type { FormDocument, FormField } from '#contracts'
import { aForm } from '#testing/form-builder'
import { formFindings } from './form.rules.js'

const around = {
  concepts: new Set(['person.fullName', 'land.home.floorArea']),
  settings: new Set(['social-housing.area-per-head']),
}

function rulesBroken(change: (form: FormDocument) => void): string[] {
  const form = aForm()
  change(form)
  return formFindings(form, around).map(({ rule, field, document }) => `${rule} ${field ?? document ?? ''}`)
}

describe('a consistent form', () => {
  it('has no findings', () => {
    expect(rulesBroken(() => undefined)).toEqual([])
  })

  it('names each field in schema, layout and bindings', () => {
    expect(rulesBroken((form) => delete form.bindings['/request/project'])).toContain('fieldMissing /request/project')
    expect(rulesBroken((form) => form.layout.pages[0]?.sections[0]?.fields.shift())).toEqual([
      'fieldMissing /applicant/fullName',
    ])
    expect(rulesBroken((form) => delete form.schema.properties?.['home'])).toContain('fieldMissing /home/floorArea')
  })

  it('shows a field once', () => {
    expect(
      rulesBroken((form) => {
        const fields = form.layout.pages[0]?.sections[0]?.fields ?? []
        fields.push(...fields.slice(0, 1))
      }),
    ).toEqual(['fieldTwice /applicant/fullName'])
  })

  it('asks only for concepts and settings that exist', () => {
    expect(rulesBroken((form) => (bindingOf(form, '/applicant/fullName').concept = 'person.name'))).toEqual([
      'conceptUnknown /applicant/fullName',
    ])
    expect(rulesBroken((form) => (form.documents[0] = { ...paper, replacedBy: ['person.name'] }))).toEqual([
      'conceptUnknown 0',
    ])
    expect(
      rulesBroken((form) => (bindingOf(form, '/assessment/areaPerHead').rule = { name: 'areaPerHead', setting: 'x' })),
    ).toEqual(['settingUnknown /assessment/areaPerHead'])
  })

  it('looks up facts of its own roles only', () => {
    const about = (subject: string) => rulesBroken((form) => (bindingOf(form, '/applicant/fullName').subject = subject))
    expect(about('spouse')).toEqual([])
    for (const role of ['zzz', '', '/', '__proto__', 'constructor'])
      expect(about(role)).toEqual(['subjectUnknown /applicant/fullName'])
  })

  it.each([
    ['constructor', undefined, 'ruleUnknown'],
    ['__defineGetter__', undefined, 'ruleUnknown'],
    ['doubled', undefined, 'ruleUnknown'],
    ['incomeWithinCap', undefined, 'ruleIncomplete'],
  ])('derives by rules there are: %s', (name, setting, broken) => {
    expect(
      rulesBroken(
        (form) => (bindingOf(form, '/assessment/areaPerHead').rule = { name, ...(setting ? { setting } : {}) }),
      ),
    ).toEqual([`${broken} /assessment/areaPerHead`])
  })

  it('asks a question on a condition that can be met, of a field before it', () => {
    const on = (visibleWhen: FormField['visibleWhen']) =>
      rulesBroken((form) => {
        const fields = form.layout.pages.flatMap(({ sections }) => sections).flatMap((section) => section.fields)
        const last = fields.find(({ path }) => path === '/declaration')
        if (last) last.visibleWhen = visibleWhen
      })
    const broken = ['conditionImpossible /declaration']
    expect(on({ path: '/request/form', is: ['buy'] })).toEqual([])
    expect(on({ path: '/request/project' })).toEqual([])
    expect(on({ path: '/request/form', is: ['rent'] })).toEqual(broken)
    expect(on({ path: '/assessment/isSmall', is: ['yes'] })).toEqual(broken)
    expect(on({ path: '/declaration' })).toEqual(broken)
    expect(on({ path: '/household/members/*/fullName' })).toEqual(broken)
    expect(on({ path: 'constructor' })).toEqual(broken)
  })

  it('has a way on for every field of a registry', () => {
    expect(rulesBroken((form) => delete bindingOf(form, '/applicant/fullName').fallback)).toEqual([
      'bindingIncomplete /applicant/fullName',
    ])
    expect(rulesBroken((form) => (bindingOf(form, '/request/project').from = ['/home/floorArea']))).toEqual([
      'bindingIdle /request/project',
    ])
  })

  it('derives values from places that exist, never from themselves', () => {
    expect(rulesBroken((form) => (bindingOf(form, '/assessment/areaPerHead').from = ['/house']))).toEqual([
      'sourceUnknown /assessment/areaPerHead',
    ])
    expect(rulesBroken((form) => (bindingOf(form, '/assessment/areaPerHead').from = ['/assessment']))).toEqual([
      'derivedFromItself /assessment/areaPerHead',
      'derivedFromItself /assessment/isSmall',
    ])
    expect(
      rulesBroken((form) => {
        bindingOf(form, '/assessment/areaPerHead').from = ['/assessment/isSmall']
        bindingOf(form, '/assessment/isSmall').from = ['/assessment/areaPerHead']
      }),
    ).toEqual(['derivedFromItself /assessment/areaPerHead', 'derivedFromItself /assessment/isSmall'])
  })

  it('requires only what a person answers', () => {
    expect(rulesBroken((form) => form.schema.required?.push('applicant'))).toEqual(['requiredNotAsked /applicant'])
    expect(rulesBroken((form) => form.schema.required?.push('spouse'))).toEqual(['requiredUnknown /spouse'])
  })

  it('shows valid examples, labels and units', () => {
    expect(rulesBroken((form) => delete schemaOf(form, 'request', 'project').examples)).toEqual([
      'exampleMissing /request/project',
    ])
    expect(rulesBroken((form) => (schemaOf(form, 'request', 'project').examples = [7]))).toEqual([
      'exampleInvalid /request/project',
    ])
    expect(rulesBroken((form) => schemaOf(form, 'request', 'form').enum?.push('rent'))).toEqual([
      'labelMissing /request/form',
    ])
    expect(rulesBroken((form) => schemaOf(form, 'request', 'form').enum?.pop())).toEqual(['labelIdle /request/form'])
    expect(rulesBroken((form) => delete schemaOf(form, 'home', 'floorArea')['x-unit'])).toEqual([
      'unitMissing /home/floorArea',
    ])
  })

  it('takes no unknown fields, and a declaration only as made', () => {
    expect(rulesBroken((form) => delete form.schema.additionalProperties)).toEqual(['objectOpen '])
    expect(
      rulesBroken((form) => (form.schema.properties = { ...form.schema.properties, list: { type: 'array' } })),
    ).toEqual(expect.arrayContaining(['itemsMissing /list']))
    expect(
      rulesBroken((form) => {
        if (form.schema.properties) form.schema.properties['declaration'] = { type: 'boolean' }
      }),
    ).toEqual(['attestNotConst /declaration'])
  })
})

const paper = { name: { vi: 'Đơn đề nghị', en: 'Request' } }

function bindingOf(form: FormDocument, path: string) {
  const binding = form.bindings[path]
  if (!binding) throw new TypeError(`The form has no binding ${path}.`)
  return binding
}

function schemaOf(form: FormDocument, group: string, name: string) {
  const schema = form.schema.properties?.[group]?.properties?.[name]
  if (!schema) throw new TypeError(`The form has no field /${group}/${name}.`)
  return schema
}
