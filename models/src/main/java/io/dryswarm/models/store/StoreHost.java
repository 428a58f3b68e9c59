package io.dryswarm.models.store;

import io.dryswarm.core.RecordEvent;
import io.dryswarm.core.Simulation;
import io.dryswarm.models.raft.Command;
import io.dryswarm.models.raft.RaftHost;
import io.dryswarm.models.raft.RaftListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The stores of all managers between Raft and the components of the leader. */
public final class StoreHost implements RaftListener {
  /** No manager. */
  public static final int NOBODY = -1;

  /** What a writer is told whose manager leads no more; control-plane facts 2.1.15. */
  static final String LOST_LEADERSHIP =
      "raft: failed to process the request: node lost leader status";

  private record Request(Consumer<StoreTx> change, WriteOutcome outcome) {}

  private final Simulation sim;
  private final LeaderComponents components;
  private final ClusterStore[] stores;
  private final List<StoreObserver> observers = new ArrayList<>();
  private final Deque<Request> requests = new ArrayDeque<>();
  private final RecordEvent<ComponentTimer> timer;
  private final Histogram commitLatency = new Histogram(3);
  private List<StoreObject> seeded = List.of();
  private @Nullable RaftHost raft;
  private @Nullable Leadership leadership;
  private long leaderlessSinceNs;
  private long leaderlessNs;
  private int elections;
  private long commits;
  private long observedIndex;
  private long proposedNs;
  private int nextId;

  /**
   * @param components makes what runs on a leader
   */
  public StoreHost(Simulation sim, int managers, LeaderComponents components) {
    this.sim = sim;
    this.components = components;
    this.stores = new ClusterStore[managers];
    for (int manager = 0; manager < managers; manager++) {
      stores[manager] = new ClusterStore();
    }
    this.timer = sim.define("store.timer", ComponentTimer.class, this::onTimer);
  }

  /** Connects with Raft, which needs this as its listener and therefore is made second. */
  public void bind(RaftHost raftHost) {
    this.raft = raftHost;
  }

  /** Before the run: what every manager has at index 0. */
  public void seed(List<StoreObject> objects) {
    seeded = List.copyOf(objects);
    for (ClusterStore store : stores) {
      objects.forEach(store::put);
    }
    for (StoreObject object : objects) {
      nextId = Math.max(nextId, object.id() + 1);
    }
  }

  public void addObserver(StoreObserver observer) {
    observers.add(observer);
  }

  /** A manager's copy of the cluster state. */
  public ClusterStore store(int manager) {
    return stores[manager];
  }

  /** The manager whose components run, or {@link #NOBODY}. */
  public int leader() {
    return leadership == null ? NOBODY : leadership.manager();
  }

  /** A user's write: runs on the leader, waits while there is none. */
  public void submit(Consumer<StoreTx> change, WriteOutcome outcome) {
    if (leadership == null) {
      requests.add(new Request(change, outcome));
    } else {
      leadership.writes().add(change, outcome);
      leadership.writes().proceed();
    }
  }

  @Override
  public void leading(int manager, long term) {
    leaderlessNs += sim.nowNs() - leaderlessSinceNs;
    elections++;
    WriteQueue writes = new WriteQueue(stores[manager], () -> nextId++, tx -> propose(manager, tx));
    Leadership fresh = new Leadership(
        manager,
        sim,
        (delayNs, m, t) -> sim.after(delayNs, timer, m, 0, t),
        stores[manager],
        writes);
    leadership = fresh;
    fresh.start(components.elected(manager));
    while (!requests.isEmpty()) {
      Request request = requests.remove();
      writes.add(request.change, request.outcome);
    }
    writes.proceed();
  }

  private void propose(int manager, StoreTransaction transaction) {
    if (raft == null) {
      throw new IllegalStateException("bind() must come before the run");
    }
    proposedNs = sim.nowNs();
    raft.propose(manager, transaction);
  }

  @Override
  public void leadershipLost(int manager) {
    if (leadership != null && leadership.manager() == manager) {
      Leadership ended = leadership;
      leadership = null;
      leaderlessSinceNs = sim.nowNs();
      ended.end();
      components.dropped(manager);
      ended.writes().fail(LOST_LEADERSHIP);
    }
  }

  @Override
  public void applied(int manager, long index, long term, @Nullable Command command) {
    if (index == 1) {
      restart(manager);
    }
    List<StoreEvent> events =
        command instanceof StoreTransaction tx ? stores[manager].apply(index, tx) : List.of();
    observe(index, events);
    if (leadership != null && leadership.manager() == manager && command != null) {
      boolean own = leadership.writes().isLocked();
      leadership.publish(events);
      if (own) {
        commitLatency.recordValue(sim.nowNs() - proposedNs);
        leadership.writes().applied();
      }
    }
  }

  /** The log is applied from its beginning: a manager that starts builds its store from nothing. */
  private void restart(int manager) {
    stores[manager] = new ClusterStore();
    seeded.forEach(stores[manager]::put);
  }

  private void observe(long index, List<StoreEvent> events) {
    if (index <= observedIndex) {
      return;
    }
    observedIndex = index;
    commits++;
    for (StoreEvent event : events) {
      for (StoreObserver observer : observers) {
        observer.committed(index, event);
      }
    }
  }

  private void onTimer(int manager, long arg, ComponentTimer due) {
    if (leadership != null && leadership.manager() == manager) {
      leadership.timer(due);
    }
  }

  /** Leaders since the start, the first included. */
  public int elections() {
    return elections;
  }

  /** Time without a leader until {@code nowNs}, nanoseconds. */
  public long leaderlessNs(long nowNs) {
    return leaderlessNs + (leadership == null ? nowNs - leaderlessSinceNs : 0);
  }

  /** Raft entries committed. */
  public long commits() {
    return commits;
  }

  /** Proposal until applied on the leader, nanoseconds. */
  public Histogram commitLatency() {
    return commitLatency;
  }
}
