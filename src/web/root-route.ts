import { createRootRoute } from '@tanstack/react-router'
import { NotFoundPage } from './shell/message-pages.tsx'
import { Root } from './shell/root.tsx'

/** Every page hangs below it. */
export const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage })
