/** SHA-256 of `libs/forms/reader/weights.txt`; written by `npm run reader:train`. */
export const weightsHash = '4ecc9e8cdda964888922d1e88640ec27969e274a81eb62f3defaa2c52aa68074'
