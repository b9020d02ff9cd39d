declare module 'dmn-moddle' {
  export class DmnModdle {
    constructor(packages?: Record<string, unknown>)
    /** @throws when the text is not a DMN definitions element */
    fromXML(xml: string, typeName?: string): Promise<{ rootElement: unknown; warnings: readonly { message: string }[] }>
  }
}
