import { z } from 'zod'
import { command, query } from '../../contract/base.ts'

const section = z.object({ title: z.string(), text: z.string() })
export type DiagnosticsSection = z.output<typeof section>

export const diagnosticsContract = {
  /**
   * What helps to find out what went wrong, without personal data: program and system, figures of the data folder,
   * checks of the database and its chains, the newest lines of the logs. What is shown is what is saved: the window and
   * the command line write exactly these sections into a file.
   */
  collect: query('none').output(z.object({ fileName: z.string(), sections: z.array(section) })),
  /** Writes a failure of the window down in the log. `frames`: its stack without the message, which may name people. */
  report: command('none')
    .input(
      z.object({
        reference: z.string().max(40),
        name: z.string().max(100),
        frames: z.string().max(8000),
      }),
    )
    .output(z.object({})),
}
