package io.dryswarm.models.leader;

import io.dryswarm.models.store.ComponentEffects;
import io.dryswarm.models.store.LeaderComponent;
import io.dryswarm.models.store.StoreEvent;
import io.dryswarm.models.store.StoreTx;
import io.dryswarm.models.store.StoreView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A leader for tests: virtual time, a store with strictly serial writes of a fixed duration, and components that see all events of a
 * transaction, then its commit.
 */
public final class FakeLeader {
  private static final int MAX_CHANGES = 200;

  private record Due(long timeNs, long sequence, Runnable action) {}

  private record Write(Iterator<Consumer<StoreTx>> parts, Runnable committed) {}

  private final FakeStore store = new FakeStore();
  private final PriorityQueue<Due> calendar =
      new PriorityQueue<>(Comparator.comparingLong(Due::timeNs).thenComparingLong(Due::sequence));
  private final ArrayDeque<Write> writes = new ArrayDeque<>();
  private final List<LeaderComponent> components = new ArrayList<>();
  private final List<Effects> effects = new ArrayList<>();
  private final List<Consumer<StoreEvent>> observers = new ArrayList<>();
  private final long writeNs;
  private boolean writing;
  private boolean pumping;
  private int term;
  private int transactions;
  private long nowNs;
  private long sequence;

  /** A leader whose writes take no time. */
  public FakeLeader() {
    this(0);
  }

  public FakeLeader(long writeNs) {
    this.writeNs = writeNs;
  }

  /** Elects: earlier components are dropped with their timers and writes, these start. */
  public void lead(LeaderComponent... newComponents) {
    term++;
    components.clear();
    effects.clear();
    writes.clear();
    for (LeaderComponent component : newComponents) {
      components.add(component);
      effects.add(new Effects(component));
    }
    for (int i = 0; i < components.size(); i++) {
      components.get(i).start(store, effects.get(i));
    }
    pump();
  }

  /** Sees every committed change before the components do. */
  public void observe(Consumer<StoreEvent> observer) {
    observers.add(observer);
  }

  public StoreView view() {
    return store;
  }

  public long nowNs() {
    return nowNs;
  }

  public long nowMs() {
    return nowNs / 1_000_000;
  }

  /** Committed transactions so far. */
  public int transactions() {
    return transactions;
  }

  /** Writes, as a user of the API would. */
  public void write(Consumer<StoreTx> change) {
    writes.add(new Write(List.of(change).iterator(), () -> {}));
    pump();
  }

  public void atMs(long timeMs, Runnable action) {
    schedule(timeMs * 1_000_000, action);
  }

  /** Runs everything due until then, that instant included. */
  public void runUntilMs(long endMs) {
    while (!calendar.isEmpty() && calendar.peek().timeNs() <= endMs * 1_000_000) {
      Due due = calendar.remove();
      nowNs = due.timeNs();
      due.action().run();
      pump();
    }
    nowNs = Math.max(nowNs, endMs * 1_000_000);
  }

  private void schedule(long timeNs, Runnable action) {
    calendar.add(new Due(timeNs, sequence++, action));
  }

  private void pump() {
    if (pumping) {
      return;
    }
    pumping = true;
    while (!writing && !writes.isEmpty()) {
      begin(writes.remove());
    }
    pumping = false;
  }

  private void begin(Write write) {
    FakeStore.Tx tx = store.new Tx();
    while (write.parts().hasNext() && tx.changes.size() < MAX_CHANGES) {
      tx.tryPart(write.parts().next());
    }
    if (tx.changes.isEmpty()) {
      finish(write);
    } else if (writeNs == 0) {
      commit(write, tx);
    } else {
      writing = true;
      int writeTerm = term;
      schedule(nowNs + writeNs, () -> {
        writing = false;
        if (writeTerm == term) {
          commit(write, tx);
        }
      });
    }
  }

  private void commit(Write write, FakeStore.Tx tx) {
    store.commit(tx);
    transactions++;
    for (StoreEvent event : tx.changes) {
      observers.forEach(observer -> observer.accept(event));
      for (int i = 0; i < components.size(); i++) {
        components.get(i).onEvent(event, store, effects.get(i));
      }
    }
    for (int i = 0; i < components.size(); i++) {
      components.get(i).onCommit(store, effects.get(i));
    }
    finish(write);
  }

  private void finish(Write write) {
    if (write.parts().hasNext()) {
      writes.addFirst(write);
    } else {
      write.committed().run();
    }
  }

  /** The effects of one component in one term. */
  private final class Effects implements ComponentEffects {
    private final LeaderComponent component;
    private final int effectsTerm = term;
    private final TreeMap<Long, Object> armed = new TreeMap<>();

    Effects(LeaderComponent component) {
      this.component = component;
    }

    @Override
    public long nowNs() {
      return nowNs;
    }

    @Override
    public void update(Consumer<StoreTx> change) {
      update(change, () -> {});
    }

    @Override
    public void update(Consumer<StoreTx> change, Runnable committed) {
      writes.add(new Write(List.of(change).iterator(), committed));
    }

    @Override
    public void batch(List<Consumer<StoreTx>> parts, Runnable committed) {
      writes.add(new Write(parts.iterator(), committed));
    }

    @Override
    public void arm(long key, long delayNs) {
      Object shot = new Object();
      armed.put(key, shot);
      schedule(nowNs + delayNs, () -> {
        if (effectsTerm == term && armed.remove(key, shot)) {
          component.onTimer(key, store, this);
        }
      });
    }

    @Override
    public void disarm(long key) {
      armed.remove(key);
    }
  }
}
