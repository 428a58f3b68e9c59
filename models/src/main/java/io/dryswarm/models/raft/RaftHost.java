package io.dryswarm.models.raft;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Raft on all managers, to the rest of the swarm; who is a manager may change as the run goes. Nodes name managers in all calls; their
 * ids in Raft are its own business.
 */
public final class RaftHost implements NodeListener {
  private final Nodes nodes;
  private final RaftSeat[] seats;
  private final RaftProcesses processes;

  /**
   * @param fsyncNs one write of a manager's log, nanoseconds
   */
  public RaftHost(
      Simulation sim,
      Nodes nodes,
      Fabric fabric,
      RaftSpec spec,
      Distribution fsyncNs,
      RaftListener listener) {
    this(sim, nodes, RaftWire.streams(fabric), spec, fsyncNs, listener);
  }

  /** With messages that travel in another way than Swarm's connections. */
  public RaftHost(
      Simulation sim,
      Nodes nodes,
      RaftWire wire,
      RaftSpec spec,
      Distribution fsyncNs,
      RaftListener listener) {
    this.nodes = nodes;
    this.processes = new RaftProcesses(sim, nodes, wire, spec, fsyncNs, listener);
    this.seats = processes.seats();
    nodes.addListener(this);
  }

  /**
   * Before the run: nodes 0..managers-1 are the members, all follow {@code leader} in term 1, and its empty entry is about to be
   * committed.
   */
  public void bootstrap(int managers, int leader) {
    coldStart(managers);
    for (int node = 0; node < managers; node++) {
      RaftMember member = member(node);
      member.machine().bootstrap(leader, member);
    }
    for (int node = 0; node < managers; node++) {
      member(node).proceed();
    }
  }

  /** Before the run: nodes 0..managers-1 are the members, and none leads yet. */
  public void coldStart(int managers) {
    processes.found(managers);
  }

  /**
   * Proposes a command on a manager.
   *
   * @return false if it does not lead, or hands its office over: the command is dropped, as SwarmKit drops forwarded proposals
   */
  public boolean propose(int manager, Command command) {
    RaftMember member = seats[manager].running();
    if (member == null) {
      return false;
    }
    boolean taken = member.machine().propose(command, member) >= 0;
    member.proceed();
    return taken;
  }

  /** Who leads as far as this manager knows; {@link RaftMachine#NOBODY} if none, or if no manager runs on that node. */
  public int leaderKnownTo(int manager) {
    RaftMember member = seats[manager].running();
    if (member == null || member.machine().leader() == RaftMachine.NOBODY) {
      return RaftMachine.NOBODY;
    }
    return processes.nodeOf(member.machine().leader());
  }

  /**
   * The manager's term.
   *
   * @throws IllegalStateException if the node has no member of Raft
   */
  public long term(int manager) {
    return member(manager).machine().term();
  }

  public boolean isLeader(int manager) {
    return seats[manager].leads();
  }

  /** Whether a manager process with a Raft member runs on that node. */
  public boolean isRunning(int node) {
    return seats[node].running() != null;
  }

  /** The members as that manager sees them, by node; empty if none runs there. */
  public List<RaftPeer> members(int manager) {
    return processes.members(seats[manager]);
  }

  /** Whether {@code node} is a member as that manager sees it. */
  public boolean isMember(int manager, int node) {
    return members(manager).stream().anyMatch(peer -> peer.node() == node);
  }

  /**
   * Whether a member can be removed: those left must have a majority that this manager reaches. An unreachable one may always go if
   * that holds. Control-plane facts 2.2.20.
   */
  public boolean canRemoveMember(int manager, int node) {
    return processes.canRemove(seats[manager], idOf(manager, node));
  }

  /** The id of a node as that manager knows it; its first one if it knows none. */
  private int idOf(int manager, int node) {
    return members(manager).stream()
        .filter(peer -> peer.node() == node)
        .mapToInt(RaftPeer::raftId)
        .findFirst()
        .orElse(node);
  }

  /**
   * A node that is to be a manager asks {@code via} to be let in; its member starts when it is. A node that is a member already keeps
   * its id. Control-plane facts 2.2.17, 2.2.18.
   */
  public void addMember(int node, int via, RaftOutcome outcome) {
    processes.desk().join(node, via, outcome);
  }

  /**
   * Removes a member, through {@code leader}. Refused if that is not the leader, or if the rest would have no reachable majority.
   *
   * @param timeoutNs how long the caller waits; the role manager 5 s. The removal may still come later
   */
  public void removeMember(int leader, int node, long timeoutNs, RaftOutcome outcome) {
    processes.desk().remove(seats[leader], idOf(leader, node), timeoutNs, outcome);
  }

  /** Hands leadership to any reachable member, and waits for that at most 25 s. Control-plane facts 2.2.26. */
  public void transferLeadership(int leader, RaftOutcome outcome) {
    processes.transfers().startAndWait(seats[leader], processes.desk().requestTimeoutNs(), outcome);
  }

  /**
   * {@code docker swarm init --force-new-cluster}: the node's manager restarts as the only member, with all that it knows to be
   * committed.
   *
   * @throws IllegalStateException if it never was a manager, or is down
   */
  public void forceNewCluster(int node) {
    RaftMember member = member(node);
    if (!nodes.isUp(node)) {
      throw new IllegalStateException(nodes.name(node) + " is down");
    }
    processes.restartAlone(seats[node], member);
  }

  /** {@code docker swarm leave --force} on a manager: it stops and is wiped; nobody is told, and it stays a member. */
  public void leave(int node) {
    processes.stop(seats[node]);
    seats[node].member = null;
  }

  /**
   * The swarm's key-encrypting key is another one, as this manager has just learned.
   *
   * @param kek     its number; 0: autolock is off
   * @param version version of the setting; an older one than what is known is old news
   */
  public void updateKek(int manager, int kek, long version) {
    RaftMember member = seats[manager].member;
    if (member != null) {
      member.updateKek(kek, version);
    }
  }

  /** Whether the manager on that node waits for the unlock key; {@code docker info} shows "locked". */
  public boolean isLocked(int node) {
    return seats[node].locked;
  }

  /** Whether that manager still has writes that an older data key reads. */
  public boolean isRotatingKeys(int manager) {
    return seats[manager].member != null && member(manager).rotation().isRotating();
  }

  /** {@code docker swarm unlock}: a locked manager starts. */
  public void unlock(int node) {
    if (seats[node].locked) {
      processes.unlocked(seats[node], member(node));
    }
  }

  /** Whether this manager has known no leader for more than ten of its ticks, so that its API refuses at once. */
  public boolean hasNoLeaderForLong(int manager) {
    return seats[manager].hasNoLeaderForLong();
  }

  /** The member that runs on that node. */
  @Nullable
  RaftMember runningMember(int node) {
    return seats[node].running();
  }

  private RaftMember member(int node) {
    RaftMember member = seats[node].member;
    if (member == null) {
      throw new IllegalStateException(nodes.name(node) + " is no manager");
    }
    return member;
  }

  @Override
  public void crashed(int node) {
    processes.stop(seats[node]);
  }

  @Override
  public void booted(int node) {
    RaftMember member = seats[node].member;
    if (member != null) {
      processes.boot(seats[node], member);
    }
  }
}
