/** How a program that is started acts as an identity. Its life is that of one short run. */
export interface ProgramAccess {
  /** Variables of its environment. */
  readonly variables: Readonly<Record<string, string>>;
  /** Variables that name a file with this content. */
  readonly files: Readonly<Record<string, string>>;
}
