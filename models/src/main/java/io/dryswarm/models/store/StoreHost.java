package io.dryswarm.models.store;

import io.dryswarm.core.RecordEvent;
import io.dryswarm.core.Simulation;
import io.dryswarm.models.raft.Command;
import io.dryswarm.models.raft.RaftErrors;
import io.dryswarm.models.raft.RaftHost;
import io.dryswarm.models.raft.RaftListener;
import io.dryswarm.models.raft.SnapshotSettings;
import io.dryswarm.models.raft.StateImage;
import io.dryswarm.models.underlay.Owners;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The stores of all managers between Raft and the components of the leader. */
public final class StoreHost implements RaftListener {
  /** No manager. */
  public static final int NOBODY = -1;

  private record Request(Consumer<StoreTx> change, WriteOutcome outcome) {}

  private final Simulation sim;
  private final LeaderComponents components;
  private final @Nullable ClusterStore[] stores;
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
  private IntConsumer membersChanged = manager -> {};
  private IntConsumer memberRemoved = manager -> {};

  /**
   * @param nodes      number of nodes; any of them may become a manager
   * @param components makes what runs on a leader
   */
  public StoreHost(Simulation sim, int nodes, LeaderComponents components) {
    this.sim = sim;
    this.components = components;
    this.stores = new @Nullable ClusterStore[nodes];
    this.timer =
        sim.define("store.timer", ComponentTimer.class, this::onTimer).ownedBy(Owners.ENGINE);
  }

  /** Connects with Raft, which needs this as its listener and therefore is made second. */
  public void bind(RaftHost raftHost) {
    this.raft = raftHost;
  }

  /** Before the run, and before Raft is started: what every manager has at index 0. */
  public void seed(List<StoreObject> objects) {
    seeded = List.copyOf(objects);
    for (StoreObject object : objects) {
      nextId = Math.max(nextId, object.id() + 1);
    }
  }

  /**
   * Whoever must know of Raft's members.
   *
   * @param changed takes the manager on which they have changed
   * @param removed takes a manager that is none any more
   */
  public void onMembers(IntConsumer changed, IntConsumer removed) {
    membersChanged = changed;
    memberRemoved = removed;
  }

  @Override
  public void membersChanged(int manager) {
    membersChanged.accept(manager);
  }

  @Override
  public void removed(int manager) {
    memberRemoved.accept(manager);
  }

  public void addObserver(StoreObserver observer) {
    observers.add(observer);
  }

  /**
   * A manager's copy of the cluster state; of a node that was a manager, its last one.
   *
   * @throws IllegalStateException if the node never was a manager
   */
  public ClusterStore store(int manager) {
    ClusterStore store = stores[manager];
    if (store == null) {
      throw new IllegalStateException("node " + manager + " never was a manager");
    }
    return store;
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
    if (leadership == null) {
      leaderlessNs += sim.nowNs() - leaderlessSinceNs;
    }
    elections++;
    observers.forEach(observer -> observer.leads(manager, term));
    ClusterStore store = store(manager);
    WriteQueue writes = new WriteQueue(store, () -> nextId++, tx -> propose(manager, tx));
    Leadership fresh = new Leadership(
        manager, sim, (delayNs, m, t) -> sim.after(delayNs, timer, m, 0, t), store, writes);
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
    if (!raft.propose(manager, transaction) && leadership != null) {
      leadership.writes().dropped(RaftErrors.PROPOSAL_DROPPED);
    }
  }

  @Override
  public void leadershipLost(int manager) {
    if (leadership != null && leadership.manager() == manager) {
      Leadership ended = leadership;
      leadership = null;
      leaderlessSinceNs = sim.nowNs();
      observers.forEach(observer -> observer.leadsNoMore(manager));
      ended.end();
      components.dropped(manager);
      ended.writes().fail(RaftErrors.LOST_LEADERSHIP);
    }
  }

  @Override
  public void applied(int manager, long index, long term, @Nullable Command command) {
    if (command instanceof StoreTransaction transaction) {
      List<StoreEvent> events = store(manager).apply(index, transaction);
      updateKek(manager, events);
      observe(index, events);
      publish(manager, events);
    } else {
      observe(index, List.of());
    }
  }

  /** On the leader the write that was proposed is through; nobody else proposes, so it is this one. */
  private void publish(int manager, List<StoreEvent> events) {
    if (leadership != null && leadership.manager() == manager) {
      leadership.publish(events);
      commitLatency.recordValue(sim.nowNs() - proposedNs);
      leadership.writes().applied();
    }
  }

  @Override
  public void restored(int manager, long index, @Nullable StateImage image) {
    StoreImage start = image instanceof StoreImage known ? known : StoreImage.of(seeded);
    stores[manager] = start.toStore();
    updateKek(manager);
  }

  private void updateKek(int manager, List<StoreEvent> events) {
    for (StoreEvent event : events) {
      if (event.object() instanceof ClusterObject) {
        updateKek(manager);
      }
    }
  }

  /** Every manager takes the swarm's unlock key from its own copy of the store; control-plane facts 2.5. */
  private void updateKek(int manager) {
    ClusterObject cluster = store(manager).cluster();
    if (raft != null && cluster != null) {
      raft.updateKek(manager, cluster.state().unlockKey(), cluster.version());
    }
  }

  @Override
  public StateImage image(int manager) {
    return StoreImage.of(store(manager));
  }

  @Override
  public SnapshotSettings snapshots(int manager) {
    ClusterObject cluster = store(manager).cluster();
    return cluster == null
        ? SnapshotSettings.SWARM
        : new SnapshotSettings(
            cluster.spec().snapshotInterval(), cluster.spec().logEntriesForSlowFollowers());
  }

  @Override
  public void forcedAlone(int manager, long kept) {
    observedIndex = Math.min(observedIndex, kept);
  }

  @Override
  public long storeLockedSinceNs(int manager) {
    return leadership != null
            && leadership.manager() == manager
            && leadership.writes().isLocked()
        ? proposedNs
        : Long.MAX_VALUE;
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
