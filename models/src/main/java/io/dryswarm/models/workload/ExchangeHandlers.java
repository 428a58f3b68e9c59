package io.dryswarm.models.workload;

/** Drops events of earlier uses of a slot, and hands the others to who knows what follows. */
final class ExchangeHandlers implements ExchangeEvents.Handlers {
  private final ExchangeTable table;
  private final Exchanges exchanges;

  ExchangeHandlers(ExchangeTable table, Exchanges exchanges) {
    this.table = table;
    this.exchanges = exchanges;
  }

  @Override
  public void onSyn(int slot, long generation) {
    Exchange x = table.current(slot, generation);
    if (x != null) {
      exchanges.cuts.arrived(x, true);
      exchanges.handshakes().synArrived(x);
    }
  }

  @Override
  public void onRetry(int slot, long generation) {
    Exchange x = table.current(slot, generation);
    if (x != null) {
      exchanges.handshakes().retry(x);
    }
  }

  @Override
  public void onRequest(int slot, long generation) {
    Exchange x = table.current(slot, generation);
    if (x != null) {
      exchanges.cuts.arrived(x, true);
      x.carriage.requestArrived(x);
    }
  }

  @Override
  public void onAnswer(int slot, long generation) {
    Exchange x = table.current(slot, generation);
    if (x != null) {
      exchanges.cuts.arrived(x, false);
      exchanges.answered(x);
    }
  }

  @Override
  public void onFailure(int slot, long arg) {
    Exchange x = table.current(slot, arg);
    if (x != null) {
      exchanges.failed(x, ExchangeEvents.cause(arg));
    }
  }

  @Override
  public void onDeadline(int slot, long generation) {
    Exchange x = table.current(slot, generation);
    if (x != null) {
      exchanges.patienceEnded(x);
    }
  }

  @Override
  public void onRetransmit(int slot, long generation) {
    Exchange x = table.current(slot, generation);
    if (x != null) {
      exchanges.messages().retransmit(x);
    }
  }

  @Override
  public void onAnswerAgain(int slot, long generation) {
    Exchange x = table.current(slot, generation);
    if (x != null) {
      exchanges.messages().answerAgain(x);
    }
  }
}
