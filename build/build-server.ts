import { join } from 'node:path'
import { bundleServer } from './bundle/bundle-server.ts'
import { root } from './tools/root.ts'

/** `node build/build-server.ts`: the central server as deploy/Dockerfile puts it into an image, into out/server. */

await bundleServer(join(root, 'out/server'))
