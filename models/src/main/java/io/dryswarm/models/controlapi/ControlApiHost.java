package io.dryswarm.models.controlapi;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.underlay.Fabric;
import io.dryswarm.models.underlay.NodeListener;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The way of a request: to the engine that is asked, from there to the leader, and back.
 *
 * <p>A manager that does not lead sends on to the leader that it believes in. One that knows none keeps the request and looks again
 * every second, or refuses at once if it has known none for more than ten ticks. What is sent to a leader that is cut off stays
 * unanswered until the engine gives up, or until the way is free again. A broken connection makes the manager look for a new leader.
 */
public final class ControlApiHost implements NodeListener {
  private final Simulation sim;
  private final Nodes nodes;
  private final Fabric fabric;
  private final ControlApiSpec spec;
  private final Managers managers;
  private final Desk desk;
  private final TreeMap<Long, Call> open = new TreeMap<>();
  private final SlotEvent deadline;
  private final SlotEvent poll;
  private final SlotEvent reconnect;
  private final SlotEvent await;
  private final SlotEvent resend;
  private final SlotEvent request;
  private final SlotEvent answer;
  private long lastNumber;

  /** Listens to {@code nodes} from now on. */
  public ControlApiHost(
      Simulation sim,
      Nodes nodes,
      Fabric fabric,
      ControlApiSpec spec,
      Managers managers,
      ControlApi api) {
    this.sim = sim;
    this.nodes = nodes;
    this.fabric = fabric;
    this.spec = spec;
    this.managers = managers;
    this.desk = new Desk(api, managers, sim::nowNs);
    this.deadline = event("controlapi.deadline", call -> finish(call, Refusals.TIMEOUT));
    this.poll = event("controlapi.leader-poll", this::look).ownedBy(Owners.ENGINE);
    this.reconnect = event("controlapi.reconnect", this::lookForNewLeader).ownedBy(Owners.ENGINE);
    this.await = event("controlapi.leader-await", this::awaitNewLeader).ownedBy(Owners.ENGINE);
    this.resend = event("controlapi.resend", this::transmit);
    this.request = event("controlapi.request", this::requestArrived).ownedBy(Owners.ENGINE);
    this.answer = event("controlapi.answer", this::answerArrived).ownedBy(Owners.ENGINE);
    nodes.addListener(this);
  }

  private SlotEvent event(String name, Consumer<Call> action) {
    return sim.define(name, (node, number) -> {
      Call call = open.get(number);
      if (call != null) {
        action.accept(call);
      }
    });
  }

  /**
   * Sends a request to the engine of a node, from that node.
   *
   * @param reply called once, when the answer is there; not before this method returns
   */
  public void submit(int via, ApiRequest apiRequest, Consumer<ApiReply> reply) {
    long number = ++lastNumber;
    long giveUp = sim.after(spec.requestTimeoutNs(), deadline, via, number);
    Call call = new Call(number, via, apiRequest, reply, giveUp);
    open.put(number, call);
    if (!nodes.isUp(via)) {
      answerLocally(call, Refusals.NO_ENGINE);
    } else if (!managers.isManager(via)) {
      answerLocally(call, Refusals.NOT_A_MANAGER);
    } else if (managers.leaderKnownTo(via) < 0 && managers.hasNoLeaderForLong(via)) {
      answerLocally(call, Refusals.NO_LEADER);
    } else {
      look(call);
    }
  }

  private void look(Call call) {
    int leader = managers.leaderKnownTo(call.via);
    if (leader < 0) {
      sim.trace().add(ControlApiTrace.HELD, call.via, call.number);
      sim.after(spec.leaderPollNs(), poll, call.via, call.number);
    } else {
      send(call, leader);
    }
  }

  /** The connection to the leader broke: only a manager that answers is taken. */
  private void lookForNewLeader(Call call) {
    int leader = managers.leaderKnownTo(call.via);
    if (leader < 0 && managers.hasNoLeaderForLong(call.via)) {
      answerLocally(call, Refusals.NO_LEADER);
    } else {
      tryNewLeader(call, leader);
    }
  }

  /** Once it waits for anybody to lead, a request is not refused any more, however long that takes. */
  private void awaitNewLeader(Call call) {
    tryNewLeader(call, managers.leaderKnownTo(call.via));
  }

  private void tryNewLeader(Call call, int leader) {
    if (leader < 0) {
      sim.after(spec.leaderPollNs(), await, call.via, call.number);
    } else if (nodes.isUp(leader) && managers.isManager(leader)) {
      send(call, leader);
    } else {
      sim.after(spec.newLeaderPollNs(), reconnect, call.via, call.number);
    }
  }

  private void send(Call call, int leader) {
    call.server = leader;
    if (leader == call.via) {
      desk.serve(leader, call.request, reply -> answerLocally(call, reply));
    } else {
      call.serverLife = nodes.isUp(leader) ? nodes.generation(leader) : Call.EARLIER_LIFE;
      call.resendNs = spec.firstResendNs();
      transmit(call);
    }
  }

  /** Puts the request, or its answer, on the wire between the two managers; TCP tries again until it gets through. */
  private void transmit(Call call) {
    boolean isAnswer = call.answer != null;
    int from = isAnswer ? call.server : call.via;
    int to = isAnswer ? call.via : call.server;
    long delayNs = fabric.streamDelayNs(from, to, spec.messageBytes());
    if (delayNs == Fabric.LOST) {
      stuck(call, from, to);
    } else {
      sim.after(delayNs, isAnswer ? answer : request, to, call.number);
    }
  }

  private void stuck(Call call, int from, int to) {
    sim.trace().add(ControlApiTrace.STUCK, from, call.number, to);
    sim.after(call.resendNs, resend, from, call.number);
    call.resendNs *= 2;
  }

  private void requestArrived(Call call) {
    int leader = call.server;
    if (!nodes.isPowered(leader)) {
      stuck(call, call.via, leader);
    } else if (!managers.isManager(leader) || nodes.generation(leader) != call.serverLife) {
      sim.after(spec.newLeaderPollNs(), reconnect, call.via, call.number);
    } else if (managers.leaderKnownTo(leader) != leader) {
      answerFromServer(call, Refusals.secondRedirect(nodes.name(call.via)));
    } else {
      desk.serve(leader, call.request, reply -> answerFromServer(call, reply));
    }
  }

  /** A server that has died, or that the request was taken away from, answers nobody. */
  private void answerFromServer(Call call, ApiReply reply) {
    if (open.containsKey(call.number)
        && nodes.isUp(call.server)
        && nodes.generation(call.server) == call.serverLife) {
      call.answer = reply;
      call.resendNs = spec.firstResendNs();
      transmit(call);
    }
  }

  private void answerLocally(Call call, ApiReply reply) {
    call.answer = reply;
    sim.after(0, answer, call.via, call.number);
  }

  private void answerArrived(Call call) {
    ApiReply reply = call.answer;
    if (reply != null) {
      finish(call, reply);
    }
  }

  private void finish(Call call, ApiReply reply) {
    open.remove(call.number);
    sim.cancel(call.deadlineEvent);
    if (reply instanceof ApiReply.Refused refused) {
      sim.trace()
          .add(
              ControlApiTrace.REFUSED, call.via, call.number, 0, refused.error().printed());
    }
    call.reply.accept(reply);
  }

  /** The manager on this node has stopped while its machine runs on: its connections break. */
  public void managerStopped(int node) {
    for (Call call : List.copyOf(open.values())) {
      if (call.server == node && call.via != node) {
        call.answer = null;
        call.server = Managers.NOBODY;
        sim.after(spec.newLeaderPollNs(), reconnect, call.via, call.number);
      }
    }
  }

  /** Whoever asked this node learns that its engine is gone; other managers do if its machine lives to tell them. */
  @Override
  public void crashed(int node) {
    if (nodes.isPowered(node)) {
      managerStopped(node);
    }
    for (Call call : List.copyOf(open.values())) {
      if (call.via == node) {
        answerLocally(call, Refusals.NO_ENGINE);
      }
    }
  }

  @Override
  public void booted(int node) {
    // Nobody has asked it anything yet.
  }
}
