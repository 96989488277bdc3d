import { getMetadataStorage } from 'class-validator'
import { serviceNames, type MessageClass } from '#contracts'
import { check } from '#platform'
import { definitionOf } from '../../apps/all-in-one/src/services.js'

/** The classes with decorators that any service loads. */
async function messageClasses(): Promise<MessageClass[]> {
  await Promise.all(serviceNames.map(definitionOf))
  const { validationMetadatas } = getMetadataStorage() as unknown as {
    validationMetadatas: ReadonlyMap<MessageClass, unknown>
  }
  return [...validationMetadatas.keys()]
}

/** A service compiles a message class when the first message comes: a broken one has to show here. */
it('compiles every message class, for bodies and for query strings', async () => {
  const classes = await messageClasses()
  expect(classes.length).toBeGreaterThan(200)
  for (const type of classes) {
    expect(check(type, null)).toHaveLength(1)
    expect(check(type, null, { coerce: true })).toHaveLength(1)
  }
})
