import { IsOptional, ValidateBy } from 'class-validator'

/** The name of {@link IsNullable} among the decorators' metadata. */
export const nullable = 'isNullable'

/**
 * The field may be left out, and null means something of its own that its doc comment says. An optional field without this
 * decorator may be left out only: null is refused, so that nobody's null is read as "everything".
 */
export function IsNullable(): PropertyDecorator {
  return (target, property) => {
    IsOptional()(target, property)
    ValidateBy({ name: nullable, validator: { validate: () => true } })(target, property)
  }
}

/** The name of {@link OrNull} among the decorators' metadata. */
export const orNull = 'isOrNull'

/** The field is always there; null says that there is no value, and its doc comment what that means. */
export function OrNull(): PropertyDecorator {
  return ValidateBy({ name: orNull, validator: { validate: () => true } })
}
