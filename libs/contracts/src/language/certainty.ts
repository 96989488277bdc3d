/** How far a fact of the reference data is established: A official text, B press or law firm, C inference. */
export const certainties = ['A', 'B', 'C'] as const
export type Certainty = (typeof certainties)[number]
