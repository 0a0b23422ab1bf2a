import { moveDataFolder } from '../../src-main/engine/move-data-folder.ts'

// Moves a data folder in a process of its own, to be killed: `node moving-child.ts FROM TO USUAL [STEP]`. It kills itself
// at that step, the first being 1, so that nothing after it is done. Says "begun" once it can be killed, then "moved".
const [from = '', to = '', usual = '', dieAt = ''] = process.argv.slice(2)
let steps = 0
process.stdout.write('begun\n')
await moveDataFolder({
  from,
  to,
  usual,
  onProgress: () => {
    steps++
    if (steps === Number(dieAt)) process.kill(process.pid, 'SIGKILL')
  },
})
process.stdout.write('moved\n')
