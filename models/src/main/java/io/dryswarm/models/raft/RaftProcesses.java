package io.dryswarm.models.raft;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.RandomStreams;
import io.dryswarm.models.StreamDice;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import java.util.Comparator;
import java.util.List;

/**
 * The manager processes of all nodes: their lives, ticks and disks, and what their members ask for. Effects become calendar entries,
 * calendar entries become calls.
 */
final class RaftProcesses implements RaftMember.Outside, RaftTransport.Owner, MembershipDesk.Owner {
  /** How long the store may be locked before the leader gives up its office; control-plane facts 2.4.40. */
  private static final long WEDGE_NS = 30_000_000_000L;

  private static final long WEDGE_PAUSE_NS = 60_000_000_000L;

  /** A write that finds no room on the disk is tried again. */
  private static final long FULL_DISK_RETRY_NS = 1_000_000_000L;

  private final Simulation sim;
  private final RaftSpec spec;
  private final Nodes nodes;
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

  RaftProcesses(
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
    this.tick = sim.define("raft.tick", this::onTick).ownedBy(Owners.ENGINE);
    this.written = sim.define("raft.written", this::onWritten).ownedBy(Owners.ENGINE);
    this.snapshotWritten =
        sim.define("raft.snapshot-written", this::onSnapshotWritten).ownedBy(Owners.ENGINE);
    this.transport = new RaftTransport(sim, nodes, spec, wire, seats, this);
    this.desk = new MembershipDesk(sim, nodes, spec, seats, transport, this);
    this.transfers =
        new LeadershipTransfers(sim, spec, new StreamDice(streams.stream("raft.transfer", 0)));
  }

  RaftSeat[] seats() {
    return seats;
  }

  MembershipDesk desk() {
    return desk;
  }

  LeadershipTransfers transfers() {
    return transfers;
  }

  /** The node of a member. */
  int nodeOf(int member) {
    return transport.nodeOf(member);
  }

  /** Nodes 0..managers-1 are the first members, and run; they reach each other. */
  void found(int managers) {
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

  /** The members as that manager sees them, by node; empty if none runs there. */
  List<RaftPeer> members(RaftSeat seat) {
    RaftMember member = seat.running();
    if (member == null) {
      return List.of();
    }
    int leader = member.machine().leader();
    return member.machine().membership().members().stream()
        .map(id -> new RaftPeer(
            nodeOf(id), id, id == leader, id == member.id || seat.reachable.contains(id)))
        .sorted(Comparator.comparingInt(RaftPeer::node))
        .toList();
  }

  @Override
  public boolean canRemove(RaftSeat manager, int member) {
    List<RaftPeer> members = members(manager);
    long reachable = members.stream()
        .filter(peer -> peer.raftId() != member)
        .filter(RaftPeer::reachable)
        .count();
    return reachable >= (members.size() - 1) / 2 + 1;
  }

  /** The manager restarts as the only member, with what it knows to be committed. */
  void restartAlone(RaftSeat seat, RaftMember member) {
    stop(seat);
    member.forceAlone();
    long kept = member.durable().commit();
    seat.safety = seat.safety.forkedAt(kept);
    listener.forcedAlone(seat.node, kept);
    start(seat, member);
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
    sim.after(writeNs(seat), written, seat.node, seat.life);
  }

  private long writeNs(RaftSeat seat) {
    return (long) (fsyncNs.sampleNs(seat.disk) * nodes.diskFactor(seat.node));
  }

  private void onWritten(int node, long life) {
    RaftMember member = seats[node].running();
    if (member == null || seats[node].life != life) {
      return;
    }
    if (nodes.isDiskFull(node)) {
      sim.after(FULL_DISK_RETRY_NS, written, node, life);
    } else {
      member.written();
    }
  }

  @Override
  public void writeSnapshot(RaftMember member, RaftSnapshot snapshot) {
    RaftSeat seat = seatOf(member);
    sim.after(writeNs(seat), snapshotWritten, seat.node, seat.life);
  }

  private void onSnapshotWritten(int node, long life) {
    RaftMember member = seats[node].running();
    if (member == null || seats[node].life != life) {
      return;
    }
    if (nodes.isDiskFull(node)) {
      sim.after(FULL_DISK_RETRY_NS, snapshotWritten, node, life);
    } else {
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

  @Override
  public void voteRefusedByLease(RaftMember member, int candidate) {
    sim.trace().add(RaftTrace.VOTE_REFUSED, seatOf(member).node, nodeOf(candidate));
  }

  private void lostLeadership(RaftSeat seat) {
    desk.leadershipLost(seat);
    listener.leadershipLost(seat.node);
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

  /** The answer to a join lists the members. */
  private void introduce(RaftSeat seat, RaftSeat leader) {
    for (RaftPeer peer : members(leader)) {
      seat.introduced.add(peer.raftId());
      transport.meet(seat, peer.raftId());
    }
  }

  @Override
  public void toldRemoved(RaftSeat seat) {
    RaftMember member = seat.running();
    if (member != null) {
      removed(member);
    }
  }

  /** Control-plane facts 2.2.21: it stops and wipes its log, snapshots and keys. */
  @Override
  public void removed(RaftMember member) {
    RaftSeat seat = seatOf(member);
    sim.trace().add(RaftTrace.REMOVED, seat.node, member.id);
    stop(seat);
    seat.member = null;
    listener.removed(seat.node);
  }

  /** The process ends; a leader's office with it. */
  void stop(RaftSeat seat) {
    boolean led = seat.leads();
    boolean ran = seat.running() != null;
    seat.end();
    if (ran) {
      transport.processEnded(seat.node);
    }
    if (led) {
      lostLeadership(seat);
    }
  }

  private void start(RaftSeat seat, RaftMember member) {
    seat.begin();
    startTicking(seat);
    member.restart();
  }

  /** The engine is up: its manager starts, unless it has to wait for the unlock key. */
  void boot(RaftSeat seat, RaftMember member) {
    if (member.rotation().isLockedAtStart()) {
      seat.locked = true;
      sim.trace().add(RaftTrace.LOCKED, seat.node);
    } else {
      start(seat, member);
    }
  }

  void unlocked(RaftSeat seat, RaftMember member) {
    sim.trace().add(RaftTrace.UNLOCKED, seat.node);
    start(seat, member);
  }
}
