import { type RestoreStep, restoreDataFolder } from '../../src-main/engine/restore-data-folder.ts'

// Restores in a process of its own, to be killed: `node restoring-child.ts FOLDER FILE [STEP]`. It kills itself at that
// step, so that nothing after it is done. Says "begun" once it can be killed, then "restored".
const [dataFolder = '', file = '', dieAt = ''] = process.argv.slice(2)
process.stdout.write('begun\n')
restoreDataFolder({
  dataFolder,
  file,
  name: 'Ada Tester',
  onStep: (step: RestoreStep) => {
    if (step === dieAt) process.kill(process.pid, 'SIGKILL')
  },
})
process.stdout.write('restored\n')
