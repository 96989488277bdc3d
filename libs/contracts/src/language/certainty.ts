/** How far a fact of the reference data is established: A official text, B press or law firm, C inference. */
export type Certainty = 'A' | 'B' | 'C'
