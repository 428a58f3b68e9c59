package io.dryswarm.models.store;

import java.util.List;
import java.util.function.Consumer;

/** What a component of the leader asks of its host. */
public interface ComponentEffects {
  /** Virtual time, nanoseconds. */
  long nowNs();

  /**
   * Queues one write. The callback runs when all earlier writes have committed; a callback that changes nothing proposes nothing.
   */
  void update(Consumer<StoreTx> change);

  /** As {@link #update(Consumer)}; {@code committed} runs after the events of the write were published, also if it changed nothing or was refused. */
  void update(Consumer<StoreTx> change, Runnable committed);

  /**
   * Queues a batch: the parts run in order in as few transactions as the limit of 200 changes each allows. A part that throws
   * {@link StoreRefusal} is dropped alone.
   */
  default void batch(List<Consumer<StoreTx>> parts) {
    if (!parts.isEmpty()) {
      batch(parts, () -> {});
    }
  }

  /**
   * As {@link #batch(List)}; {@code committed} runs after the events of its last transaction were published, also if nothing was changed. A
   * batch lets other writes in between its transactions, so a write queued behind it may well commit before it.
   */
  void batch(List<Consumer<StoreTx>> parts, Runnable committed);

  /** Arms, or re-arms, this component's timer of that key. */
  void arm(long key, long delayNs);

  /** Harmless if it is not armed. */
  void disarm(long key);
}
