import { FILE_NAME_HEADER, ImportPage, uploadImport } from '../../api/import.ts'
import { addressOf, callHeaders } from '../api.ts'
import { Problem, readProblem } from '../problem.ts'

/**
 * Sends a file and tells how far it is, which `fetch` cannot.
 * @param onSent told the bytes sent so far
 * @throws Problem when the server refuses it or cannot be reached
 */
export function upload(file: File, onSent: (bytes: number) => void): Promise<ImportPage> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', addressOf(uploadImport, { body: undefined }))
    for (const [name, value] of Object.entries(callHeaders())) request.setRequestHeader(name, value)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader(FILE_NAME_HEADER, encodeURIComponent(file.name))
    request.upload.addEventListener('progress', (event) => onSent(event.loaded))
    request.addEventListener('error', () => reject(new Problem(0, 'server.unreachable', '')))
    request.addEventListener('load', () => {
      const body = new Response(request.responseText, { status: request.status })
      if (request.status >= 400) {
        void readProblem(body).then(reject)
        return
      }
      body.json().then((json: unknown) => resolve(ImportPage.parse(json)), reject)
    })
    request.send(file)
  })
}
