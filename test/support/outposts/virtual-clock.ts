/** A clock that moves only when somebody sleeps. */
export class VirtualClock {
  /** How long was slept each time, in milliseconds. */
  public readonly naps: number[] = [];
  private time = Date.UTC(2026, 0, 1);
  private appointment: { readonly time: number; readonly happen: () => void } | undefined;

  public now(): number {
    return this.time;
  }

  /** Lets something happen while somebody sleeps. */
  public in(milliseconds: number, happen: () => void): void {
    this.appointment = { time: this.time + milliseconds, happen };
  }

  public async sleep(milliseconds: number): Promise<void> {
    this.naps.push(milliseconds);
    const awake = this.time + milliseconds;
    const { appointment } = this;
    if (appointment !== undefined && appointment.time <= awake) {
      this.time = appointment.time;
      this.appointment = undefined;
      appointment.happen();
    }
    this.time = awake;
  }

  public random(): number {
    return 0.5;
  }
}
