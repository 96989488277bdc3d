/** What class-transformer's decorators leave, in the file where class-validator-jsonschema looks for it. */
declare module 'class-transformer/cjs/storage.js' {
  export { defaultMetadataStorage } from 'class-transformer/types/storage.js'
}
