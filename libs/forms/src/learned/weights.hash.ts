/** SHA-256 of `libs/forms/reader/weights.txt`; written by `npm run reader:train`. */
export const weightsHash = '3597649c5b5bf307bc3bd99c27e39a0c45c14bae824e8cd4c981d32b32203dd5'
