package io.dryswarm.models.raft;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.Nodes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Joins and removals. A leader works on one at a time, from its checks until the change of members is applied; the others stand in
 * line.
 *
 * <p>Source: control-plane facts 2.2.17-20; moby/swarmkit manager/state/raft/raft.go Join, joinCluster, removeMember, configure.
 */
final class MembershipDesk {
  private static final long DIAL_NS = 10_000_000_000L;
  private static final long RETRY_NS = 1_000_000_000L;
  private static final long JOIN_CHECK_NS = 5_000_000_000L;

  /** What the desk needs of its owner. */
  interface Owner {
    /** Whether the rest would still have a majority that this leader can reach. */
    boolean canRemove(RaftSeat leader, int member);

    /** Puts a change into the log; its index, or -1. */
    long propose(RaftSeat leader, MembershipChange change);

    /** The node has been let in under that id, by that leader. */
    void admitted(int node, int member, RaftSeat leader);
  }

  private enum Step {
    ASK,
    LEAD,
    CHECKED,
    ANSWERED,
    TIMED_OUT
  }

  private static final class Request {
    final boolean joins;
    final int node;
    final RaftOutcome outcome;
    int via;
    int member;
    int leader = RaftMachine.NOBODY;
    long index;
    boolean reachable;
    boolean over;

    Request(boolean joins, int node, RaftOutcome outcome) {
      this.joins = joins;
      this.node = node;
      this.outcome = outcome;
    }
  }

  private final Simulation sim;
  private final Nodes nodes;
  private final RaftSpec spec;
  private final RaftSeat[] seats;
  private final RaftTransport transport;
  private final Owner owner;
  private final SlotEvent step;
  private final TreeMap<Long, Request> open = new TreeMap<>();
  private final TreeMap<Integer, Deque<Request>> lines = new TreeMap<>();
  private long lastNumber;

  MembershipDesk(
      Simulation sim,
      Nodes nodes,
      RaftSpec spec,
      RaftSeat[] seats,
      RaftTransport transport,
      Owner owner) {
    this.sim = sim;
    this.nodes = nodes;
    this.spec = spec;
    this.seats = seats;
    this.transport = transport;
    this.owner = owner;
    this.step = sim.define("raft.membership", this::onStep);
  }

  /** How long a joiner, or a leader that hands over, waits: 5 s and two election time-outs. */
  long requestTimeoutNs() {
    return 5_000_000_000L + 2L * spec.electionTicks() * spec.tickNs();
  }

  void join(int node, int via, RaftOutcome outcome) {
    Request request = new Request(true, node, outcome);
    request.via = via;
    long thereNs = transport.oneWayNs(node, via);
    boolean silent = thereNs == Fabric.LOST || !nodes.isPowered(via);
    long number = register(request, silent ? DIAL_NS : requestTimeoutNs());
    if (!silent) {
      at(thereNs, number, Step.ASK);
    }
  }

  void remove(RaftSeat leader, int member, long timeoutNs, RaftOutcome outcome) {
    Request request = new Request(false, transport.nodeOf(member), outcome);
    request.member = member;
    register(request, timeoutNs);
    standInLine(leader, request);
  }

  private long register(Request request, long timeoutNs) {
    long number = ++lastNumber;
    open.put(number, request);
    at(timeoutNs, number, Step.TIMED_OUT);
    return number;
  }

  private void at(long delayNs, long number, Step next) {
    sim.after(delayNs, step, next.ordinal(), number);
  }

  private long numberOf(Request request) {
    for (var entry : open.entrySet()) {
      if (entry.getValue() == request) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("a request that is over");
  }

  private void onStep(int ordinal, long number) {
    Request request = open.get(number);
    if (request == null) {
      return;
    }
    switch (Step.values()[ordinal]) {
      case ASK -> ask(number, request);
      case LEAD -> arriveAtLeader(request);
      case CHECKED -> joinerChecked(request);
      case ANSWERED -> answered(request);
      case TIMED_OUT -> end(request, RaftErrors.TIMED_OUT);
    }
  }

  /** The manager that was asked passes the request on to the leader, waiting for one if it must. */
  private void ask(long number, Request request) {
    RaftSeat via = seats[request.via];
    RaftMember member = via.running();
    if (member == null) {
      end(request, RaftErrors.REFUSED);
      return;
    }
    int leader = member.machine().leader();
    if (leader == member.id) {
      request.leader = via.node;
      standInLine(via, request);
    } else if (leader != RaftMachine.NOBODY && via.reachable.contains(leader)) {
      request.leader = transport.nodeOf(leader);
      long thereNs = transport.oneWayNs(via.node, request.leader);
      at(thereNs == Fabric.LOST ? RETRY_NS : thereNs, number, Step.LEAD);
    } else if (via.hasNoLeaderForLong()) {
      end(request, RaftErrors.NO_LEADER);
    } else {
      at(RETRY_NS, number, Step.ASK);
    }
  }

  private void arriveAtLeader(Request request) {
    RaftSeat leader = seats[request.leader];
    if (leader.running() == null) {
      end(request, RaftErrors.REFUSED);
    } else {
      standInLine(leader, request);
    }
  }

  private void standInLine(RaftSeat leader, Request request) {
    request.leader = leader.node;
    Deque<Request> line = lines.computeIfAbsent(leader.node, node -> new ArrayDeque<>());
    line.add(request);
    if (line.size() == 1) {
      begin(leader, request);
    }
  }

  private void begin(RaftSeat leader, Request request) {
    RaftMember member = leader.running();
    if (member == null) {
      end(request, RaftErrors.NO_MEMBER);
    } else if (!leader.leads()) {
      end(request, RaftErrors.LOST_LEADERSHIP);
    } else if (request.joins) {
      checkJoiner(leader, request);
    } else if (!owner.canRemove(leader, request.member)) {
      end(request, RaftErrors.CANNOT_REMOVE);
    } else {
      propose(leader, request, MembershipChange.remove(request.member));
    }
  }

  private void checkJoiner(RaftSeat leader, Request request) {
    long roundTripNs = transport.roundTripNs(leader.node, request.node);
    request.reachable =
        roundTripNs != Fabric.LOST && roundTripNs <= JOIN_CHECK_NS && nodes.isUp(request.node);
    at(request.reachable ? roundTripNs : JOIN_CHECK_NS, numberOf(request), Step.CHECKED);
  }

  private void joinerChecked(Request request) {
    RaftSeat leader = seats[request.leader];
    RaftMember member = leader.running();
    if (!request.reachable) {
      end(request, RaftErrors.JOINER_UNREACHABLE);
    } else if (member == null) {
      end(request, RaftErrors.NO_MEMBER);
    } else {
      Membership known = member.machine().membership();
      request.member = request.node;
      while (known.isRemoved(request.member)) {
        request.member += seats.length;
      }
      if (known.contains(request.member)) {
        answer(request);
      } else {
        propose(leader, request, MembershipChange.add(request.member));
      }
    }
  }

  private void propose(RaftSeat leader, Request request, MembershipChange change) {
    request.index = owner.propose(leader, change);
    if (request.index < 0) {
      end(request, RaftErrors.PROPOSAL_DROPPED);
    }
  }

  /** An entry was applied on that manager: the request that it belongs to is through. */
  void applied(RaftSeat seat, long index, MembershipChange change) {
    Deque<Request> line = lines.get(seat.node);
    Request first = line == null ? null : line.peek();
    if (first != null && first.index == index && first.member == change.member()) {
      if (first.joins) {
        answer(first);
      } else {
        end(first, null);
      }
    }
  }

  /** The leader's answer goes back the way on which the request came; the line moves on. */
  private void answer(Request request) {
    long backNs = transport.oneWayNs(request.leader, request.via);
    long homeNs = transport.oneWayNs(request.via, request.node);
    if (backNs != Fabric.LOST && homeNs != Fabric.LOST) {
      at(backNs + homeNs, numberOf(request), Step.ANSWERED);
    }
    leaveLine(request);
  }

  private void answered(Request request) {
    if (nodes.isUp(request.node)) {
      owner.admitted(request.node, request.member, seats[request.leader]);
      end(request, null);
    }
  }

  /** A manager that does not lead any more, or is gone, works on nothing. */
  void leadershipLost(RaftSeat seat) {
    Deque<Request> line = lines.remove(seat.node);
    if (line != null) {
      boolean first = true;
      for (Request request : new ArrayList<>(line)) {
        end(request, first ? RaftErrors.CANCELLED : RaftErrors.LOST_LEADERSHIP);
        first = false;
      }
    }
  }

  private void end(Request request, @Nullable String error) {
    if (request.over) {
      return;
    }
    request.over = true;
    open.values().remove(request);
    leaveLine(request);
    if (error == null) {
      request.outcome.done();
    } else {
      request.outcome.failed(error);
    }
  }

  private void leaveLine(Request request) {
    Deque<Request> line = lines.get(request.leader);
    if (line == null) {
      return;
    }
    boolean wasFirst = line.peek() == request;
    line.remove(request);
    if (wasFirst && !line.isEmpty()) {
      begin(seats[request.leader], line.element());
    }
  }
}
