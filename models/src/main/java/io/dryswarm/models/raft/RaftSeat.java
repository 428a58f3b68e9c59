package io.dryswarm.models.raft;

import io.dryswarm.core.random.RandomStream;
import io.dryswarm.models.Dice;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The place of a manager on one node: its member of Raft, if it has one, and what its process remembers until it ends. */
final class RaftSeat {
  private static final int LOST_QUORUM_TICKS = 10;

  final int node;
  final Dice dice;
  final RandomStream disk;
  final RandomStream phase;

  /** Members to which the last message went through; control-plane facts 2.1.14. */
  final TreeSet<Integer> reachable = new TreeSet<>();

  /** Members named in the answer to a join, until the process ends; the log tells of them only later. */
  final TreeSet<Integer> introduced = new TreeSet<>();

  /** Nodes to whose managers the connection is broken; {@link PeerDials} mends it. */
  final TreeSet<Integer> broken = new TreeSet<>();

  /** What this node has of Raft on its disk and in memory; {@code null} if it never was a member, or was wiped. */
  @Nullable
  RaftMember member;

  /** The manager process is up, and not locked. */
  boolean running;

  /** The manager waits for the unlock key. */
  boolean locked;

  /** Grows whenever the process ends or starts: what was sent to or armed for an earlier life is void. */
  int life;

  /** Ticks of this manager since it last knew a leader. */
  int ticksWithoutLeader;

  long announcedTerm;

  /** When a stuck store last made this manager hand leadership over, nanoseconds. */
  long wedgedNs = Long.MIN_VALUE / 2;

  /** What the swarm of which this manager is part has promised. */
  ElectionSafety safety;

  RaftSeat(int node, Dice dice, RandomStream disk, RandomStream phase, ElectionSafety safety) {
    this.node = node;
    this.safety = safety;
    this.dice = dice;
    this.disk = disk;
    this.phase = phase;
  }

  /** The member if its process runs. */
  @Nullable
  RaftMember running() {
    return running ? member : null;
  }

  /** Whether more than ten ticks have gone by without a leader; control-plane facts 2.3.31. */
  boolean hasNoLeaderForLong() {
    return ticksWithoutLeader > LOST_QUORUM_TICKS;
  }

  /** Whether this manager has heard of that member, so that it listens to its candidacy. */
  boolean knows(int peer) {
    RaftMember present = running();
    return present != null
        && (introduced.contains(peer) || present.machine().membership().contains(peer));
  }

  boolean leads() {
    RaftMember present = running();
    return present != null && present.machine().role() == RaftRole.LEADER;
  }

  /** The process begins a new life, with nothing but its disk. */
  void begin() {
    life++;
    running = true;
    locked = false;
    reachable.clear();
    introduced.clear();
    broken.clear();
    ticksWithoutLeader = 0;
  }

  /** The process ends. */
  void end() {
    life++;
    running = false;
    locked = false;
    if (member != null) {
      member.stop();
    }
  }
}
