package io.dryswarm.models.store;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.calendar.EventCalendar;
import it.unimi.dsi.fastutil.longs.Long2LongLinkedOpenHashMap;
import java.util.List;
import java.util.function.Consumer;

/** One manager's time as leader: its components, their timers and the queue of writes. Ends with {@link #end} and is never revived. */
final class Leadership {
  private final int manager;
  private final Simulation sim;
  private final TimerEvent timerEvent;
  private final ClusterStore store;
  private final WriteQueue writes;
  private List<LeaderComponent> components = List.of();
  private List<Effects> effects = List.of();
  private boolean over;

  /** Puts a component's timer into the calendar. */
  interface TimerEvent {
    long schedule(long delayNs, int manager, ComponentTimer timer);
  }

  Leadership(
      int manager, Simulation sim, TimerEvent timerEvent, ClusterStore store, WriteQueue writes) {
    this.manager = manager;
    this.sim = sim;
    this.timerEvent = timerEvent;
    this.store = store;
    this.writes = writes;
  }

  int manager() {
    return manager;
  }

  WriteQueue writes() {
    return writes;
  }

  void start(List<LeaderComponent> leaderComponents) {
    components = List.copyOf(leaderComponents);
    effects = java.util.stream.IntStream.range(0, components.size())
        .mapToObj(Effects::new)
        .toList();
    for (int i = 0; i < components.size(); i++) {
      components.get(i).start(store, effects.get(i));
    }
    writes.proceed();
  }

  /** Everything volatile is gone. */
  void end() {
    over = true;
    effects.forEach(Effects::disarmAll);
  }

  /** Publishes the events of a committed transaction, then its end. */
  void publish(List<StoreEvent> events) {
    for (StoreEvent event : events) {
      for (int i = 0; i < components.size(); i++) {
        components.get(i).onEvent(event, store, effects.get(i));
      }
    }
    for (int i = 0; i < components.size(); i++) {
      components.get(i).onCommit(store, effects.get(i));
    }
  }

  void timer(ComponentTimer timer) {
    Effects of = effects.get(timer.component());
    of.timers.remove(timer.key());
    components.get(timer.component()).onTimer(timer.key(), store, of);
    writes.proceed();
  }

  /** A component goes on whether its write was stored or refused; one that is over does not. */
  private final class Always implements WriteOutcome {
    private final Runnable then;

    Always(Runnable then) {
      this.then = then;
    }

    @Override
    public void committed() {
      then.run();
    }

    @Override
    public void failed(String error) {
      if (!over) {
        then.run();
      }
    }
  }

  /** What one component sees of its host. */
  private final class Effects implements ComponentEffects {
    private final int component;
    private final Long2LongLinkedOpenHashMap timers = new Long2LongLinkedOpenHashMap();

    Effects(int component) {
      this.component = component;
      timers.defaultReturnValue(EventCalendar.NONE);
    }

    @Override
    public long nowNs() {
      return sim.nowNs();
    }

    @Override
    public void update(Consumer<StoreTx> change) {
      update(change, () -> {});
    }

    @Override
    public void update(Consumer<StoreTx> change, Runnable committed) {
      if (!over) {
        writes.add(change, new Always(committed));
        writes.proceed();
      }
    }

    @Override
    public void batch(List<Consumer<StoreTx>> parts, Runnable committed) {
      if (!over) {
        writes.add(List.copyOf(parts), new Always(committed));
        writes.proceed();
      }
    }

    @Override
    public void arm(long key, long delayNs) {
      if (over) {
        return;
      }
      long armed = timers.get(key);
      if (sim.isPending(armed)) {
        timers.put(key, sim.rearm(armed, sim.nowNs() + delayNs));
      } else {
        timers.put(key, timerEvent.schedule(delayNs, manager, new ComponentTimer(component, key)));
      }
    }

    @Override
    public void disarm(long key) {
      sim.cancel(timers.remove(key));
    }

    private void disarmAll() {
      timers.values().forEach((long handle) -> sim.cancel(handle));
      timers.clear();
    }
  }
}
