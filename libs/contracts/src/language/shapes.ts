import 'reflect-metadata'
import { Type } from 'class-transformer'
import { IsArray, ValidateBy, ValidateNested } from 'class-validator'
import { Bilingual } from './bilingual.js'

type Class = new () => object

/** The name of {@link IsMapOf} among the decorators' metadata. */
export const mapOf = 'isMapOf'

/** The field holds an object of this class. */
export function IsA(of: () => Class): PropertyDecorator {
  return all(ValidateNested(), Type(of))
}

/** The field holds a list of objects of this class. */
export function IsListOf(of: () => Class): PropertyDecorator {
  return all(IsArray(), ValidateNested({ each: true }), Type(of))
}

/** The field holds objects of this class by names that are not known beforehand. */
export function IsMapOf(of: () => Class): PropertyDecorator {
  return ValidateBy({ name: mapOf, constraints: [of], validator: { validate: () => true } })
}

/** The field holds a text in both languages; over HTTP it is read in one ({@link Localised}). */
export function IsBilingual(): PropertyDecorator {
  return IsA(() => Bilingual)
}

function all(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => {
    for (const decorate of decorators) decorate(target, property)
  }
}
