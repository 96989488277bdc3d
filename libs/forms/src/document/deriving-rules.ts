import type { FormDocument } from '#contracts'
import { atField, type Inconsistency } from '../fields/form.findings.js'

/** The rules a form can derive with: how many inputs each takes at least, and whether it reads a setting. */
export const derivingRules = {
  monthlyIncome: { inputs: 1, setting: false },
  incomeWithinCap: { inputs: 3, setting: true },
  ageInYears: { inputs: 1, setting: false },
  pensionAge: { inputs: 1, setting: true },
  areaPerHead: { inputs: 1, setting: false },
  homeCondition: { inputs: 2, setting: true },
} as const satisfies Record<string, { inputs: number; setting: boolean }>
export type DerivingRuleName = keyof typeof derivingRules

/** Whether a form's word for a rule is one there is; names every object has are none. */
export function isDerivingRule(name: string): name is DerivingRuleName {
  return Object.hasOwn(derivingRules, name)
}

/** Values are derived by rules there are, with the inputs and the setting each of them reads. */
export function rulesExist({ bindings }: FormDocument): Inconsistency[] {
  return Object.entries(bindings).flatMap(([path, { mode, rule, from = [] }]) => {
    if (mode !== 'derive' || !rule) return []
    if (!isDerivingRule(rule.name))
      return [
        atField(
          'ruleUnknown',
          path,
          `Không có quy tắc "${rule.name}" để tính giá trị.`,
          `There is no rule "${rule.name}"; the rules are ${Object.keys(derivingRules).join(', ')}.`,
        ),
      ]
    const { inputs, setting } = derivingRules[rule.name]
    if (from.length >= inputs && (rule.setting !== undefined || !setting)) return []
    const lacks = setting ? `${inputs} inputs and a setting` : `${inputs} inputs`
    return [
      atField(
        'ruleIncomplete',
        path,
        `Quy tắc "${rule.name}" thiếu dữ liệu đầu vào hoặc tham số.`,
        `The rule "${rule.name}" needs ${lacks}.`,
      ),
    ]
  })
}
