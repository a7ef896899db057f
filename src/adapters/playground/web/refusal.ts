/** Why a request is not answered, as a sentence for who wrote it. */
export class Refusal extends Error {
  readonly status: 400 | 403 | 404 | 409

  constructor(status: Refusal['status'], message: string) {
    super(message)
    this.status = status
  }
}
