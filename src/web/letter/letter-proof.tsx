import { useMutation } from '@tanstack/react-query'
import { proveLetter } from '../../api/letter.ts'
import { addresseeOf } from '../../core/letter.ts'
import { callForFile } from '../api.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import type { LetterWrite } from './letter-form.tsx'
import { LetterPaper } from './letter-paper.tsx'
import { type Letters, useSender } from './letter-query.ts'
import { messages } from './messages.ts'

interface LetterProofProps {
  open: OpenDossier
  letters: Letters
  write: LetterWrite
}

/** The letter as it will be printed, while somebody types it. Nothing is recorded; the PDF of it is a look like any. */
export function LetterProof({ open, letters, write }: LetterProofProps) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const from = useSender(letters)
  const { templateKey, way, subject, body } = write.letter.draft.value
  const proof = useMutation({
    mutationFn: () =>
      callForFile(proveLetter, `proef-brief-${today}.pdf`, {
        params: { dossierId: open.dossierId },
        body: { templateKey, way, subject, body },
      }),
  })
  const language = write.letter.template?.language ?? 'nl'
  const letter = { ...from, subject, body, on: today, language, addressee: addresseeOf(way, open.page.person) }
  return (
    <Card
      title={m.proof}
      actions={
        <Button kind="subtle" isBusy={proof.isPending} onClick={() => proof.mutate()}>
          {m.proofPdf}
        </Button>
      }
    >
      {proof.error ? <ProblemNotice problem={proof.error} /> : null}
      <LetterPaper letter={letter} label={m.proof} />
      <p className="trede-hint">{way === 'post' ? m.proofHint : m.proofMail}</p>
    </Card>
  )
}
