package io.dryswarm.models.raft;

import io.dryswarm.core.Digest;
import io.dryswarm.core.Payload;
import io.dryswarm.core.RecordEvent;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import org.jspecify.annotations.Nullable;

/**
 * Messages between managers: what arrives, what is refused, and who counts as reachable.
 *
 * <p>Source: control-plane facts 2.1.9, 2.1.12-14, 2.2.21; moby/swarmkit manager/state/raft/transport, raft.go ProcessRaftMessage.
 */
final class RaftTransport {
  /** What the transport tells its owner. */
  interface Owner {
    void received(RaftSeat to, int from, RaftMessage message);

    /** A message from this manager was answered: you were removed. */
    void toldRemoved(RaftSeat seat);
  }

  /**
   * A message under way. A sender that loses power takes it along; a process that stops sends out what it has.
   *
   * @param generation of the sender's machine
   * @param fromLife   of the sender's process
   */
  private record Flight(
      int from, int to, int generation, int fromLife, int toLife, long sentNs, RaftMessage message)
      implements Payload {
    @Override
    public long digest() {
      return Digest.mix(Digest.of(from, to, fromLife, toLife), message.digest());
    }
  }

  /** What the sender of a message learns of it later. */
  private record Fate(int to, int life, Kind kind) implements Payload {
    enum Kind {
      FAILED,
      SNAPSHOT_FAILED,
      SNAPSHOT_ARRIVED,
      REMOVED
    }

    @Override
    public long digest() {
      return Digest.of(to, life, kind.ordinal());
    }
  }

  private final Simulation sim;
  private final Nodes nodes;
  private final RaftSpec spec;
  private final RaftWire wire;
  private final RaftSeat[] seats;
  private final PeerDials dials;
  private final Owner owner;
  private final RecordEvent<Flight> deliver;
  private final RecordEvent<Flight> checked;
  private final RecordEvent<Fate> fate;
  private final SlotEvent met;

  RaftTransport(
      Simulation sim, Nodes nodes, RaftSpec spec, RaftWire wire, RaftSeat[] seats, Owner owner) {
    this.sim = sim;
    this.nodes = nodes;
    this.spec = spec;
    this.wire = wire;
    this.seats = seats;
    this.dials = new PeerDials(sim, wire, seats);
    this.owner = owner;
    this.deliver = sim.define("raft.deliver", Flight.class, this::onDeliver).ownedBy(Owners.ENGINE);
    this.checked =
        sim.define("raft.vote-checked", Flight.class, this::onChecked).ownedBy(Owners.ENGINE);
    this.fate = sim.define("raft.message-fate", Fate.class, this::onFate).ownedBy(Owners.ENGINE);
    this.met = sim.define("raft.peer-met", this::onMet).ownedBy(Owners.ENGINE);
  }

  /** The node on which that member lives: every membership of a node has an id of its own, equal modulo the number of nodes. */
  int nodeOf(int member) {
    return member % seats.length;
  }

  void send(RaftSeat from, RaftMember sender, int to, RaftMessage message) {
    if (sender.machine().membership().isRemoved(to)) {
      return;
    }
    int toNode = nodeOf(to);
    long delayNs = wire.delayNs(from.node, toNode, message.sizeBytes());
    Flight flight = new Flight(
        sender.id,
        to,
        nodes.generation(from.node),
        from.life,
        seats[toNode].life,
        sim.nowNs(),
        message);
    if (from.broken.contains(toNode)) {
      failed(flight, 0);
    } else if (delayNs == Fabric.LOST) {
      failed(flight, spec.sendTimeoutNs());
    } else {
      sim.after(delayNs, deliver, toNode, 0, flight);
    }
  }

  private void onDeliver(int node, long unused, Flight flight) {
    if (nodes.generation(nodeOf(flight.from)) != flight.generation) {
      return;
    }
    RaftMember receiver = receiverOf(flight);
    if (receiver == null) {
      // A machine without power says nothing; one without an engine or a manager refuses the
      // connection.
      boolean silent = !nodes.isPowered(node) || !isOpenBack(flight);
      failed(flight, silent ? flight.sentNs + spec.sendTimeoutNs() - sim.nowNs() : backNs(flight));
    } else if (receiver.machine().membership().isRemoved(flight.from)) {
      tell(flight, Fate.Kind.REMOVED, backNs(flight));
    } else {
      answered(flight);
      accept(node, flight);
    }
  }

  private @Nullable RaftMember receiverOf(Flight flight) {
    RaftSeat to = seats[nodeOf(flight.to)];
    RaftMember member = to.life == flight.toLife ? to.running() : null;
    return member != null && member.id == flight.to ? member : null;
  }

  private boolean isOpenBack(Flight flight) {
    return wire.isOpen(nodeOf(flight.to), nodeOf(flight.from));
  }

  private long backNs(Flight flight) {
    long backNs = wire.delayNs(nodeOf(flight.to), nodeOf(flight.from), RaftMessage.HEADER_BYTES);
    return backNs == Fabric.LOST ? spec.sendTimeoutNs() : backNs;
  }

  /** The sender's call returns, if its answer finds the way back. */
  private void answered(Flight flight) {
    if (!isOpenBack(flight)) {
      failed(flight, Math.max(0, flight.sentNs + spec.sendTimeoutNs() - sim.nowNs()));
      return;
    }
    seats[nodeOf(flight.from)].reachable.add(flight.to);
    if (flight.message instanceof RaftMessage.InstallSnapshot) {
      tell(flight, Fate.Kind.SNAPSHOT_ARRIVED, backNs(flight));
    }
  }

  private void accept(int node, Flight flight) {
    if (!(flight.message instanceof RaftMessage.Vote)) {
      owner.received(seats[node], flight.from, flight.message);
    } else if (seats[node].knows(flight.from)) {
      checkCandidate(node, flight);
    }
  }

  /** SwarmKit asks the candidate for its health first, and ignores one that it cannot reach. */
  private void checkCandidate(int node, Flight flight) {
    if (seats[node].broken.contains(nodeOf(flight.from))) {
      return;
    }
    long answerNs = wire.callNs(node, nodeOf(flight.from));
    if (answerNs != Fabric.LOST && answerNs <= spec.sendTimeoutNs()) {
      sim.after(answerNs, checked, node, 0, flight);
    }
  }

  private void onChecked(int node, long unused, Flight flight) {
    if (seats[nodeOf(flight.from)].life == flight.fromLife && receiverOf(flight) != null) {
      owner.received(seats[node], flight.from, flight.message);
    }
  }

  private void failed(Flight flight, long afterNs) {
    boolean snapshot = flight.message instanceof RaftMessage.InstallSnapshot;
    tell(flight, snapshot ? Fate.Kind.SNAPSHOT_FAILED : Fate.Kind.FAILED, Math.max(0, afterNs));
  }

  private void tell(Flight flight, Fate.Kind kind, long afterNs) {
    if (spec.sendTimeoutNs() != Long.MAX_VALUE) {
      int node = nodeOf(flight.from);
      sim.after(afterNs, fate, node, 0, new Fate(flight.to, flight.fromLife, kind));
    }
  }

  private void onFate(int node, long unused, Fate told) {
    RaftSeat seat = seats[node];
    RaftMember member = seat.running();
    if (member == null || seat.life != told.life) {
      return;
    }
    switch (told.kind) {
      case REMOVED -> owner.toldRemoved(seat);
      case SNAPSHOT_ARRIVED -> member.machine().snapshotOver(told.to, true);
      case SNAPSHOT_FAILED -> {
        member.machine().snapshotOver(told.to, false);
        seat.reachable.remove(told.to);
      }
      case FAILED -> {
        member.machine().unreachable(told.to);
        seat.reachable.remove(told.to);
      }
    }
  }

  /** The manager process on that node has ended: the others' connections to it break, if its machine lives to tell them. */
  void processEnded(int node) {
    if (wire.hasConnections() && nodes.isPowered(node)) {
      dials.processEnded(node);
    }
  }

  /** A member that this manager has not known before: it is reachable if it answers a first question. */
  void meet(RaftSeat seat, int member) {
    long answerNs = wire.callNs(seat.node, nodeOf(member));
    if (answerNs != Fabric.LOST) {
      sim.after(answerNs, met, seat.node, (long) seat.life << 32 | member);
    }
  }

  private void onMet(int node, long lifeAndMember) {
    RaftSeat seat = seats[node];
    int member = (int) lifeAndMember;
    RaftMember peer = seats[nodeOf(member)].running();
    if (seat.life == (int) (lifeAndMember >>> 32) && peer != null && peer.id == member) {
      seat.reachable.add(member);
    }
  }

  /** Nanoseconds for a question and its answer between two nodes, or {@link Fabric#LOST}. */
  long roundTripNs(int fromNode, int toNode) {
    return wire.callNs(fromNode, toNode);
  }

  /** Nanoseconds for one message, or {@link Fabric#LOST}. */
  long oneWayNs(int fromNode, int toNode) {
    return wire.delayNs(fromNode, toNode, RaftMessage.HEADER_BYTES);
  }
}
