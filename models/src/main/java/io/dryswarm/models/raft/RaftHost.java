package io.dryswarm.models.raft;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.RandomStreams;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Raft on all managers: ticks, disks and wires; who is a manager may change as the run goes. Effects become calendar entries, calendar
 * entries become calls. Nodes name managers in all calls; their ids in Raft are its own business.
 */
public final class RaftHost
    implements NodeListener, RaftMember.Outside, RaftTransport.Owner, MembershipDesk.Owner {
  /** How long the store may be locked before the leader gives up its office; control-plane facts 2.4.40. */
  private static final long WEDGE_NS = 30_000_000_000L;

  private static final long WEDGE_PAUSE_NS = 60_000_000_000L;

  private final Simulation sim;
  private final Nodes nodes;
  private final RaftSpec spec;
  private final Distribution fsyncNs;
  private final RaftListener listener;
  private final RaftSeat[] seats;
  private final RaftTransport transport;
  private final MembershipDesk desk;
  private final LeadershipTransfers transfers;
  private final SlotEvent tick;
  private final SlotEvent written;
  private final SlotEvent snapshotWritten;

  /** Who was there before the first entry: the beginning of every log. */
  private Membership founders = Membership.NONE;

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
    this.sim = sim;
    this.nodes = nodes;
    this.spec = spec;
    this.fsyncNs = fsyncNs;
    this.listener = listener;
    this.seats = new RaftSeat[nodes.count()];
    RandomStreams streams = sim.streams();
    ElectionSafety safety = new ElectionSafety(sim);
    for (int node = 0; node < seats.length; node++) {
      seats[node] = new RaftSeat(
          node,
          new StreamDice(streams.stream("raft.election", node)),
          streams.stream("raft.fsync", node),
          streams.stream("raft.phase", node),
          safety);
    }
    this.tick = sim.define("raft.tick", this::onTick);
    this.written = sim.define("raft.written", this::onWritten);
    this.snapshotWritten = sim.define("raft.snapshot-written", this::onSnapshotWritten);
    this.transport = new RaftTransport(sim, nodes, spec, wire, seats, this);
    this.desk = new MembershipDesk(sim, nodes, spec, seats, transport, this);
    this.transfers =
        new LeadershipTransfers(sim, spec, new StreamDice(streams.stream("raft.transfer", 0)));
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
    founders = Membership.first(managers);
    for (int node = 0; node < managers; node++) {
      RaftSeat seat = seats[node];
      seat.member = new RaftMember(node, spec, Durable.empty(founders), seat.dice, this);
      listener.restored(node, 0, null);
      seat.begin();
      startTicking(seat);
      for (int peer = 0; peer < managers; peer++) {
        if (peer != node) {
          seat.reachable.add(peer);
        }
      }
    }
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
    return transport.nodeOf(member.machine().leader());
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
    RaftSeat seat = seats[manager];
    RaftMember member = seat.running();
    if (member == null) {
      return List.of();
    }
    int leader = member.machine().leader();
    return member.machine().membership().members().stream()
        .map(id -> new RaftPeer(
            transport.nodeOf(id), id, id == leader, id == member.id || seat.reachable.contains(id)))
        .sorted(java.util.Comparator.comparingInt(RaftPeer::node))
        .toList();
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
    return canRemove(members(manager), manager, node);
  }

  private static boolean canRemove(List<RaftPeer> members, int manager, int node) {
    long reachable = members.stream()
        .filter(peer -> peer.node() != node)
        .filter(peer -> peer.node() == manager || peer.reachable())
        .count();
    return reachable >= (members.size() - 1) / 2 + 1;
  }

  /**
   * A node that is to be a manager asks {@code via} to be let in; its member starts when it is. A node that is a member already keeps
   * its id. Control-plane facts 2.2.17, 2.2.18.
   */
  public void addMember(int node, int via, RaftOutcome outcome) {
    desk.join(node, via, outcome);
  }

  /**
   * Removes a member, through {@code leader}. Refused if that is not the leader, or if the rest would have no reachable majority.
   *
   * @param timeoutNs how long the caller waits; the role manager 5 s. The removal may still come later
   */
  public void removeMember(int leader, int node, long timeoutNs, RaftOutcome outcome) {
    int id = members(leader).stream()
        .filter(peer -> peer.node() == node)
        .mapToInt(RaftPeer::raftId)
        .findFirst()
        .orElse(node);
    desk.remove(seats[leader], id, timeoutNs, outcome);
  }

  /** Hands leadership to any reachable member, and waits for that at most 25 s. Control-plane facts 2.2.26. */
  public void transferLeadership(int leader, RaftOutcome outcome) {
    transfers.startAndWait(seats[leader], desk.requestTimeoutNs(), outcome);
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
    RaftSeat seat = seats[node];
    stopProcess(seat);
    member.forceAlone();
    long kept = member.durable().commit();
    seat.safety = seat.safety.forkedAt(kept);
    listener.forcedAlone(node, kept);
    start(seat, member);
  }

  /** {@code docker swarm leave --force} on a manager: it stops and is wiped; nobody is told, and it stays a member. */
  public void leave(int node) {
    stopProcess(seats[node]);
    seats[node].member = null;
  }

  /** The swarm's key-encrypting key is another one, as this manager has just learned; 0: autolock is off. */
  public void updateKek(int manager, int kek) {
    RaftMember member = seats[manager].running();
    if (member != null) {
      member.rotation().updateKek(kek);
      member.takeSnapshotIfDue();
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
      sim.trace().add(RaftTrace.UNLOCKED, node);
      start(seats[node], member(node));
    }
  }

  /** How many ticks this manager has known no leader; above ten its API refuses at once. Control-plane facts 2.3.31. */
  public int ticksWithoutLeader(int manager) {
    return seats[manager].ticksWithoutLeader;
  }

  private void startTicking(RaftSeat seat) {
    sim.after(seat.phase.nextLong(0, spec.tickNs()), tick, seat.node, seat.life);
  }

  private void onTick(int node, long life) {
    RaftSeat seat = seats[node];
    RaftMember member = seat.running();
    if (member != null && seat.life == life) {
      sim.after(spec.tickNs(), tick, node, life);
      member.machine().tick(member);
      member.proceed();
      boolean leaderless = member.machine().leader() == RaftMachine.NOBODY;
      seat.ticksWithoutLeader = leaderless ? seat.ticksWithoutLeader + 1 : 0;
      checkStore(seat, member);
    }
  }

  /** A leader whose store is stuck hands its office over, at most once a minute. */
  private void checkStore(RaftSeat seat, RaftMember member) {
    long now = sim.nowNs();
    if (seat.leads()
        && now - WEDGE_NS > listener.storeLockedSinceNs(seat.node)
        && now - WEDGE_PAUSE_NS >= seat.wedgedNs) {
      seat.wedgedNs = now;
      transfers.start(seat, member);
    }
  }

  private RaftSeat seatOf(RaftMember member) {
    return seats[transport.nodeOf(member.id)];
  }

  @Override
  public void write(RaftMember member) {
    RaftSeat seat = seatOf(member);
    sim.after(fsyncNs.sampleNs(seat.disk), written, seat.node, seat.life);
  }

  private void onWritten(int node, long life) {
    RaftMember member = seats[node].running();
    if (member != null && seats[node].life == life) {
      member.written();
    }
  }

  @Override
  public void writeSnapshot(RaftMember member, RaftSnapshot snapshot) {
    RaftSeat seat = seatOf(member);
    sim.after(fsyncNs.sampleNs(seat.disk), snapshotWritten, seat.node, seat.life);
  }

  private void onSnapshotWritten(int node, long life) {
    RaftMember member = seats[node].running();
    if (member != null && seats[node].life == life) {
      member.snapshotWritten();
      sim.trace().add(RaftTrace.SNAPSHOT, node, member.durable().snapshot().index());
    }
  }

  @Override
  public void send(RaftMember from, int to, RaftMessage message) {
    transport.send(seatOf(from), from, to, message);
  }

  @Override
  public void received(RaftSeat to, int from, RaftMessage message) {
    RaftMember member = to.running();
    if (member != null) {
      member.machine().receive(from, message, member);
      member.proceed();
    }
  }

  @Override
  public void apply(RaftMember member, long index, RaftEntry entry) {
    RaftSeat seat = seatOf(member);
    seat.safety.applied(index, entry);
    listener.applied(seat.node, index, entry.term(), entry.command());
    if (entry.command() instanceof MembershipChange change) {
      meetNewPeers(seat, member);
      listener.membersChanged(seat.node);
      desk.applied(seat, index, change);
    }
    announceLeadership(seat, member);
  }

  /** Told once a term, when all that was in the log is applied; control-plane facts 2.1.16. */
  private void announceLeadership(RaftSeat seat, RaftMember member) {
    RaftMachine machine = member.machine();
    if (machine.role() == RaftRole.LEADER
        && member.applied() >= machine.log().lastIndex()
        && seat.announcedTerm < machine.term()) {
      seat.announcedTerm = machine.term();
      listener.leading(seat.node, machine.term());
    }
  }

  private void meetNewPeers(RaftSeat seat, RaftMember member) {
    Membership membership = member.machine().membership();
    seat.reachable.removeIf(peer -> !membership.contains(peer));
    for (int peer : membership.members()) {
      if (peer != member.id && !seat.reachable.contains(peer)) {
        transport.meet(seat, peer);
      }
    }
  }

  @Override
  public void restore(RaftMember member, RaftSnapshot snapshot) {
    RaftSeat seat = seatOf(member);
    if (snapshot.index() > 0) {
      sim.trace().add(RaftTrace.RESTORED, seat.node, snapshot.index());
    }
    listener.restored(seat.node, snapshot.index(), snapshot.image());
    meetNewPeers(seat, member);
    listener.membersChanged(seat.node);
  }

  @Override
  public StateImage image(RaftMember member) {
    return listener.image(seatOf(member).node);
  }

  @Override
  public SnapshotSettings snapshots(RaftMember member) {
    return listener.snapshots(seatOf(member).node);
  }

  @Override
  public void roleChanged(RaftMember member, RaftRole before, RaftRole role, long term) {
    RaftSeat seat = seatOf(member);
    int node = seat.node;
    if (role == RaftRole.LEADER) {
      seat.safety.leads(node, term);
      sim.trace().add(RaftTrace.ELECTED, node, term);
    } else if (before == RaftRole.LEADER) {
      sim.trace().add(RaftTrace.STEPPED_DOWN, node, term);
      lostLeadership(seat);
    }
    if (role == RaftRole.CANDIDATE) {
      sim.trace().add(RaftTrace.CAMPAIGN, node, term);
    }
  }

  private void lostLeadership(RaftSeat seat) {
    desk.leadershipLost(seat);
    listener.leadershipLost(seat.node);
  }

  @Override
  public boolean canRemove(RaftSeat leader, int member) {
    return canRemoveMember(leader.node, transport.nodeOf(member));
  }

  @Override
  public long propose(RaftSeat leader, MembershipChange change) {
    RaftMember member = leader.running();
    if (member == null) {
      return -1;
    }
    long index = member.machine().propose(change, member);
    member.proceed();
    return index;
  }

  @Override
  public void admitted(int node, int id, RaftSeat leader) {
    RaftSeat seat = seats[node];
    RaftMember present = seat.running();
    if (present == null || present.id != id) {
      sim.trace().add(RaftTrace.JOINED, node, id);
      RaftMember fresh = new RaftMember(id, spec, Durable.empty(founders), seat.dice, this);
      seat.member = fresh;
      seat.safety = leader.safety;
      start(seat, fresh);
      introduce(seat, leader);
    }
  }

  @Override
  public void toldRemoved(RaftSeat seat) {
    RaftMember member = seat.running();
    if (member != null) {
      removed(member);
    }
  }

  /** The answer to a join lists the members. */
  private void introduce(RaftSeat seat, RaftSeat leader) {
    for (RaftPeer peer : members(leader.node)) {
      seat.introduced.add(peer.raftId());
      transport.meet(seat, peer.raftId());
    }
  }

  /** Control-plane facts 2.2.21: it stops and wipes its log, snapshots and keys. */
  @Override
  public void removed(RaftMember member) {
    RaftSeat seat = seatOf(member);
    sim.trace().add(RaftTrace.REMOVED, seat.node, member.id);
    stopProcess(seat);
    seat.member = null;
    listener.removed(seat.node);
  }

  private void stopProcess(RaftSeat seat) {
    boolean led = seat.leads();
    seat.end();
    if (led) {
      lostLeadership(seat);
    }
  }

  private void start(RaftSeat seat, RaftMember member) {
    seat.begin();
    startTicking(seat);
    member.restart();
  }

  @Override
  public void crashed(int node) {
    stopProcess(seats[node]);
  }

  @Override
  public void booted(int node) {
    RaftSeat seat = seats[node];
    RaftMember member = seat.member;
    if (member == null) {
      return;
    }
    if (member.rotation().isLockedAtStart()) {
      seat.locked = true;
      sim.trace().add(RaftTrace.LOCKED, node);
    } else {
      start(seat, member);
    }
  }
}
