import { IsIn } from 'class-validator'
import { command } from '../messages/message.js'
import { DossierRef } from '../dossiers/commands.js'
import { dossierAccess } from '../dossiers/dossier-access.js'
import { ResultFile } from './results.js'

/** Papers of a dossier that its people may have: reception slip, request to complete, refusal of reception, stop notice. */
export const handedForms = ['receipt', 'supplement', 'refusal', 'stop'] as const
/** Papers the office makes for itself or drafts before it hands them out: apology with a new date, control slip. */
export const officeForms = ['apology', 'control'] as const

export type PrintedFormName = (typeof handedForms)[number] | (typeof officeForms)[number]

export class PrintCommand extends DossierRef {
  @IsIn(handedForms) form: (typeof handedForms)[number]
}

export class PrintForOfficeCommand extends DossierRef {
  @IsIn(officeForms) form: (typeof officeForms)[number]
}

/**
 * Papers printed of a dossier. Printing the same paper again gives the same file; it is a command, since the first time
 * keeps the file and the code it is checked by.
 */
export const printedForms = {
  print: command('dossiers.print.v1', PrintCommand, ResultFile, dossierAccess.print, { mayRepeat: true }),
  printForOffice: command(
    'dossiers.printForOffice.v1',
    PrintForOfficeCommand,
    ResultFile,
    dossierAccess.printForOffice,
    {
      mayRepeat: true,
    },
  ),
} as const
