package io.dryswarm.models.ca;

import io.dryswarm.models.Dice;
import io.dryswarm.models.leader.SerialComponent;
import io.dryswarm.models.store.ClusterObject;
import io.dryswarm.models.store.ClusterState;
import io.dryswarm.models.store.NetworkKeys;
import io.dryswarm.models.store.StoreTx;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the keys of the overlay's gossip and of encrypted networks: three of each, one of which is replaced every 12 hours. The ticker
 * starts anew with every leader.
 *
 * <p>Source: control-plane facts 3.1.11, 9.3; moby/swarmkit manager/keymanager/keymanager.go.
 */
public final class KeyManager extends SerialComponent {
  /** Time between two rotations, nanoseconds: 12 h. */
  static final long ROTATION_NS = 12 * 3600 * 1_000_000_000L;

  /** Keys of each subsystem. */
  static final int RING_SIZE = 3;

  private static final int CLOCK_START_BOUND = 65_536;
  private static final long TICKER = 0;

  private final Dice dice;

  /** @param dice draws where the swarm's logical clock starts, and which subsystem gets its key first */
  public KeyManager(Dice dice) {
    this.dice = dice;
  }

  @Override
  public String name() {
    return "key-manager";
  }

  /** The state of a swarm that has just been made, with its first keys. */
  public static ClusterState withFirstKeys(ClusterState state, int clockStart) {
    List<Long> gossip = new ArrayList<>();
    List<Long> ipsec = new ArrayList<>();
    long clock = clockStart;
    for (int i = 0; i < RING_SIZE; i++) {
      gossip.add(++clock);
    }
    for (int i = 0; i < RING_SIZE; i++) {
      ipsec.add(++clock);
    }
    return state.withKeys(new NetworkKeys(gossip), new NetworkKeys(ipsec), clock);
  }

  @Override
  protected void begin() {
    out().arm(TICKER, ROTATION_NS);
    ClusterObject cluster = view().cluster();
    if (cluster != null && cluster.state().gossipKeys().lamportTimes().isEmpty()) {
      int clockStart = dice.below(CLOCK_START_BOUND);
      write(List.of(tx -> makeFirst(tx, clockStart)), () -> {});
    }
  }

  private static void makeFirst(StoreTx tx, int clockStart) {
    ClusterObject stored = tx.cluster();
    if (stored != null) {
      tx.update(stored.withState(withFirstKeys(stored.state(), clockStart)));
    }
  }

  @Override
  protected void handleTimer(long key) {
    out().arm(TICKER, ROTATION_NS);
    boolean gossipFirst = dice.below(2) == 0;
    write(List.of(tx -> rotate(tx, gossipFirst)), () -> {});
  }

  private static void rotate(StoreTx tx, boolean gossipFirst) {
    ClusterObject cluster = tx.cluster();
    if (cluster == null) {
      return;
    }
    ClusterState state = cluster.state();
    long first = state.lamportTime() + 1;
    long second = first + 1;
    tx.update(cluster.withState(state.withKeys(
        rotated(state.gossipKeys(), gossipFirst ? first : second),
        rotated(state.ipsecKeys(), gossipFirst ? second : first),
        second)));
  }

  /** The oldest key goes once the ring is full. */
  private static NetworkKeys rotated(NetworkKeys keys, long fresh) {
    List<Long> times = new ArrayList<>(keys.lamportTimes());
    if (times.size() == RING_SIZE) {
      times.remove(0);
    }
    times.add(fresh);
    return new NetworkKeys(times);
  }
}
