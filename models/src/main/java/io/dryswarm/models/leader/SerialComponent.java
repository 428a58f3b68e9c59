package io.dryswarm.models.leader;

import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.LeaderComponent;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A component that handles events strictly one after another and waits for each of its own writes.
 *
 * <p>A handler calls {@link #write} at most once, as its last action; what must follow the write goes into its {@code then}.
 */
public abstract class SerialComponent implements LeaderComponent {
  private final ArrayDeque<Runnable> backlog = new ArrayDeque<>();
  private boolean writing;
  private @Nullable StoreView view;
  private @Nullable ComponentEffects out;

  /** Leadership gained: take stock. */
  protected abstract void begin();

  /** An event, in its turn. The object in the event may be older than the one in {@link #view()}. */
  protected void handle(StoreEvent event) {}

  /** The end of a transaction, in its turn. */
  protected void handleCommit() {}

  /** A timer, in its turn. */
  protected void handleTimer(long key) {}

  /** An event in the instant of its arrival, also while a write is on the way; for parts that wait on their own. */
  protected void arrived(StoreEvent event) {}

  /** The end of a transaction in the instant of its arrival, after {@link #handleCommit} if that was free to run. */
  protected void settled() {}

  @Override
  public final void start(StoreView newView, ComponentEffects newOut) {
    attach(newView, newOut);
    inTurn(this::begin);
  }

  @Override
  public final void onEvent(StoreEvent event, StoreView newView, ComponentEffects newOut) {
    attach(newView, newOut);
    arrived(event);
    inTurn(() -> handle(event));
  }

  @Override
  public final void onCommit(StoreView newView, ComponentEffects newOut) {
    attach(newView, newOut);
    inTurn(this::handleCommit);
    settled();
  }

  @Override
  public void onTimer(long key, StoreView newView, ComponentEffects newOut) {
    attach(newView, newOut);
    inTurn(() -> handleTimer(key));
  }

  /** The committed store as it is now. */
  protected final StoreView view() {
    return Objects.requireNonNull(view, "not started");
  }

  protected final ComponentEffects out() {
    return Objects.requireNonNull(out, "not started");
  }

  /** Writes a batch and stands still until it has committed; then runs {@code then} before anything else. */
  protected final void write(List<Consumer<StoreTx>> parts, Runnable then) {
    if (parts.isEmpty()) {
      then.run();
      return;
    }
    writing = true;
    out().batch(parts, () -> resume(then));
  }

  /**
   * Takes the items one after another: {@code partsOf} decides what to write for one, seeing what was written for those before it.
   */
  protected final <T> void writeInSequence(
      Iterator<T> items, Function<T, List<Consumer<StoreTx>>> partsOf, Runnable then) {
    writeInSequence(items, partsOf, item -> {}, then);
  }

  /** As the other one; {@code written} takes each item when what was to be written for it has committed. */
  protected final <T> void writeInSequence(
      Iterator<T> items,
      Function<T, List<Consumer<StoreTx>>> partsOf,
      Consumer<T> written,
      Runnable then) {
    while (items.hasNext()) {
      T item = items.next();
      List<Consumer<StoreTx>> parts = partsOf.apply(item);
      if (!parts.isEmpty()) {
        write(parts, () -> {
          written.accept(item);
          writeInSequence(items, partsOf, written, then);
        });
        return;
      }
      written.accept(item);
    }
    then.run();
  }

  private void attach(StoreView newView, ComponentEffects newOut) {
    view = newView;
    out = newOut;
  }

  private void inTurn(Runnable step) {
    if (writing) {
      backlog.add(step);
    } else {
      step.run();
    }
  }

  private void resume(Runnable then) {
    writing = false;
    then.run();
    while (!writing && !backlog.isEmpty()) {
      backlog.remove().run();
    }
  }
}
