import type { Command } from 'commander'
import { assetDispositions } from '../../../src-shared/features/disposals/asset-disposition.ts'
import { checklistAnswers, checklistItems } from '../../../src-shared/features/disposals/checklist.ts'
import { disposalsText } from '../../../src-shared/features/disposals/disposals-text.ts'
import { confidentialities, dispositions } from '../../../src-shared/features/disposals/medium.ts'
import { commaList } from './comma-list.ts'
import { addCommand, type Run } from './command.ts'
import { calendarDay } from './days.ts'
import { addDisposalCertifyCommand } from './disposal-certify-command.ts'
import { disposalCliText as text } from './disposal-cli-text.ts'
import { addDisposalEvidenceCommands } from './disposal-evidence-commands.ts'
import { addDisposalLotCommands } from './disposal-lot-commands.ts'
import { addDisposalMediaCommands } from './disposal-media-commands.ts'
import { addDisposalPolicyCommands } from './disposal-policy-commands.ts'
import { addDisposalReportCommands } from './disposal-report-commands.ts'
import { addDisposalShipmentCommands } from './disposal-shipment-commands.ts'
import { addDisposalVendorCommands } from './disposal-vendor-commands.ts'
import { exitCodes } from './exit-codes.ts'
import { inDigits, printColumns, printJson, printLine } from './output.ts'
import { optionalWordIn, wordIn } from './words.ts'

const { commands, options } = text

export function addDisposalCommands(program: Command, run: Run): void {
  const disposal = addCommand(program, 'disposal', commands.disposal)
  addOpen(disposal, run)
  addList(disposal, run)
  addShow(disposal, run)
  addDisposalMediaCommands(disposal, run)
  addDisposalEvidenceCommands(disposal, run)
  addChecklist(disposal, run)
  addApprove(disposal, run)
  addTransfer(disposal, run)
  addSteps(disposal, run)
  addDisposalLotCommands(disposal, run)
  addDisposalPolicyCommands(disposal, run)
  addDisposalVendorCommands(disposal, run)
  addDisposalShipmentCommands(disposal, run)
  addDisposalCertifyCommand(disposal, run)
  addContact(disposal, run)
  addDisposalReportCommands(disposal, run)
}

interface OpenOptions {
  tags: string
  reason: string
  disposition: string
  confidentiality?: string
  vendor?: string
  pickUp?: string
}

function addOpen(disposal: Command, run: Run): void {
  addCommand(disposal, 'open', commands.open)
    .requiredOption('--tags <tags>', options.tags)
    .requiredOption('--reason <reason>', options.reason)
    .requiredOption('--disposition <word>', options.disposition)
    .option('--confidentiality <word>', options.confidentiality)
    .option('--vendor <name>', options.vendor)
    .option('--pick-up <day>', options.pickUp, calendarDay)
    .action(async (given: OpenOptions, command: Command) => {
      const order = {
        tags: commaList(given.tags) ?? [],
        reason: given.reason,
        disposition: wordIn(dispositions, given.disposition),
        confidentiality: optionalWordIn(confidentialities, given.confidentiality),
        vendor: given.vendor,
        pickUpOn: given.pickUp,
      }
      await run(command, async ({ client }, { json }) => {
        const opened = await client.disposals.open(order)
        if (json) await printJson(opened)
        else await printLine(text.opened(opened.caseId))
        return exitCodes.done
      })
    })
}

function addList(disposal: Command, run: Run): void {
  addCommand(disposal, 'list', commands.list).action((_: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const answer = await client.disposals.list()
      if (json) await printJson(answer)
      else
        await printColumns(
          answer.cases.map(({ caseId, openedAt, disposition, assets, reason }) => [
            caseId,
            openedAt.slice(0, 10),
            disposalsText.dispositions[disposition],
            inDigits(assets),
            reason,
          ]),
        )
      return exitCodes.done
    }),
  )
}

function addShow(disposal: Command, run: Run): void {
  addCommand(disposal, 'show <case>', commands.show).action((caseId: string, _: object, command: Command) =>
    run(command, async ({ client }, { json }) => {
      const view = await client.disposals.show({ caseId })
      if (json) await printJson(view)
      else {
        await printLine(`${disposalsText.dispositions[view.disposition]}: ${view.reason}`)
        await printColumns(
          view.mediumList.map(({ tag, serial, model, state, certificates }) => [
            tag,
            serial,
            model,
            disposalsText.mediumStates[state],
            certificates.join(' '),
          ]),
        )
        for (const contradiction of view.contradictions) await printLine(contradiction)
        for (const { tag, state, gaps } of view.assetList) {
          await printLine(`${tag}: ${disposalsText.assetDispositions[state]}`)
          for (const gap of gaps) await printLine(`  ${gap}`)
        }
      }
      return exitCodes.done
    }),
  )
}

function addChecklist(disposal: Command, run: Run): void {
  addCommand(disposal, 'checklist <case>', commands.checklist)
    .requiredOption('--item <item>', options.item)
    .requiredOption('--answer <answer>', options.answer)
    .requiredOption('--by <name>', options.by)
    .action(async (caseId: string, given: { item: string; answer: string; by: string }, command: Command) => {
      const order = {
        caseId,
        item: wordIn(checklistItems, given.item),
        answer: wordIn(checklistAnswers, given.answer),
        by: given.by,
      }
      await run(command, async ({ client }, { json }) => {
        const answered = await client.disposals.answer(order)
        if (json) await printJson(answered)
        else await printLine(text.answered(answered.unanswered.map((item) => disposalsText.items[item])))
        return exitCodes.done
      })
    })
}

function addApprove(disposal: Command, run: Run): void {
  addCommand(disposal, 'approve <case>', commands.approve)
    .requiredOption('--by <name>', options.by)
    .action((caseId: string, { by }: { by: string }, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const approved = await client.disposals.approve({ caseId, by })
        if (json) await printJson(approved)
        else await printLine(text.approved(approved.approvedBy))
        return exitCodes.done
      }),
    )
}

interface TransferOptions {
  from: string
  to: string
  place?: string
  seal?: string
  photo?: string
  video?: string
}

function addTransfer(disposal: Command, run: Run): void {
  addCommand(disposal, 'transfer <case>', commands.transfer)
    .requiredOption('--from <name>', options.from)
    .requiredOption('--to <name>', options.to)
    .option('--place <place>', options.place)
    .option('--seal <number>', options.seal)
    .option('--photo <evidence>', options.photo)
    .option('--video <video>', options.video)
    .action((caseId: string, { photo, video, ...given }: TransferOptions, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const transferred = await client.disposals.transfer({
          caseId,
          ...given,
          evidenceId: photo,
          videoId: video,
        })
        if (json) await printJson(transferred)
        else await printLine(transferred.isGap ? text.transferGap : text.transferred)
        return exitCodes.done
      }),
    )
}

/** One command for each step on the way out. */
function addSteps(disposal: Command, run: Run): void {
  const [, ...steps] = assetDispositions
  const verbs = { cleared: 'clear', released: 'release', disposed: 'dispose' } as const
  for (const to of steps)
    addCommand(disposal, `${verbs[to]} <case>`, commands[verbs[to]])
      .option('--tags <tags>', options.releaseTags)
      .option('--reference <text>', options.reference)
      .action((caseId: string, given: { tags?: string; reference?: string }, command: Command) =>
        run(command, async ({ client }, { json }) => {
          const { reference } = given
          const advanced = await client.disposals.advance({
            caseId,
            to,
            tags: commaList(given.tags),
            reference,
          })
          if (json) await printJson(advanced)
          else
            await printLine(text.advanced(inDigits(advanced.advanced), disposalsText.assetDispositions[to]))
          return exitCodes.done
        }),
      )
}

interface ContactOptions {
  title?: string
  organisation?: string
  location?: string
  phone?: string
}

function addContact(disposal: Command, run: Run): void {
  addCommand(disposal, 'contact <name>', commands.contact)
    .option('--title <title>', options.title)
    .option('--organisation <name>', options.organisation)
    .option('--location <place>', options.location)
    .option('--phone <number>', options.phone)
    .action((name: string, given: ContactOptions, command: Command) =>
      run(command, async ({ client }, { json }) => {
        const { title, organisation, location, phone } = given
        const kept = await client.disposals.keepContact({ name, title, organisation, location, phone })
        if (json) await printJson(kept)
        else await printLine(text.contactKept(kept.name))
        return exitCodes.done
      }),
    )
}
