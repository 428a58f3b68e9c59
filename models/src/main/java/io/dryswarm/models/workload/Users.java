package io.dryswarm.models.workload;

import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.spec.PortSpec.Protocol;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The users of all groups: when they send requests, over which connection, and what they do when a try fails. */
final class Users {
  final RequestTable table = new RequestTable();
  final FailureMoments moments = new FailureMoments();
  private final Simulation sim;
  private final Items items;
  private final Exchanges exchanges;
  private final Datagrams datagrams;
  private final List<UserGroup> groups = new ArrayList<>();
  private final SlotEvent arrival;
  private final SlotEvent thought;
  private final SlotEvent again;
  private RequestObserver observer = RequestObserver.NONE;

  Users(
      Simulation sim, Items items, Exchanges exchanges, Datagrams datagrams, List<UserSpec> specs) {
    this.sim = sim;
    this.items = items;
    this.exchanges = exchanges;
    this.datagrams = datagrams;
    this.arrival = sim.define("workload.arrival", this::onArrival);
    this.thought = sim.define("workload.thought", this::onThought);
    this.again = sim.define("workload.again", this::onAgain);
    for (int group = 0; group < specs.size(); group++) {
      UserSpec spec = specs.get(group);
      int kind = spec.item().isEmpty() ? -1 : items.kind(spec.item());
      UserGroup made = new UserGroup(spec, group, kind, sim.streams(), exchanges::close);
      groups.add(made);
      start(group, made);
    }
  }

  void observe(RequestObserver by) {
    observer = by;
  }

  private void start(int group, UserGroup made) {
    long startNs = made.spec.startNs();
    if (made.spec.arrivals() instanceof ArrivalSpec.Closed closed) {
      for (int user = 0; user < closed.population(); user++) {
        sim.at(startNs + made.nextThinkNs(), thought, group, user);
      }
    } else {
      awaitNext(group, made, startNs);
    }
  }

  private void awaitNext(int group, UserGroup from, long nowNs) {
    long nextNs = from.nextArrivalNs(nowNs);
    if (nextNs != Arrivals.NEVER) {
      sim.at(nextNs, arrival, group, 0);
    }
  }

  List<UserGroup> groups() {
    return groups;
  }

  private void onArrival(int group, long arg) {
    awaitNext(group, groups.get(group), sim.nowNs());
    click(group, 0);
  }

  private void onThought(int group, long user) {
    click(group, (int) user);
  }

  /** A user wants something: from now on latency counts. */
  private void click(int group, int user) {
    UserGroup from = groups.get(group);
    from.sent++;
    int request = table.allocate(group, sim.nowNs());
    table.user[request] = user;
    table.item[request] = from.itemKind < 0 ? Items.NONE : items.offer(from.itemKind);
    from.budget.earn(from.spec.retries());
    tryIt(request, from, table.item[request]);
  }

  private void tryIt(int request, UserGroup from, int carried) {
    table.tries[request]++;
    from.tries++;
    KeptConnection kept = from.takeConnection(table.user[request], sim.nowNs());
    table.connection[request] = kept;
    int group = table.group[request];
    from.clients.next();
    if (from.spec.client().protocol() == Protocol.UDP) {
      datagrams.send(request, group, from.nextEntryNode(), from.spec, carried, from.clients);
    } else if (kept == null) {
      exchanges.openFromUser(
          request, group, from.nextEntryNode(), from.spec, carried, from.clients);
    } else {
      exchanges.sendFromUser(request, group, kept, from.spec, carried, from.clients);
    }
  }

  /** A try was answered, well or not. */
  void answered(int request, Exchange exchange) {
    UserGroup from = groups.get(table.group[request]);
    keepConnection(request, exchange, from);
    FailureCause error = exchange.error;
    if (error != null) {
      tryFailed(request, from, error, exchange.inner);
      return;
    }
    from.succeeded(sim.nowNs() - table.startNs[request]);
    if (table.item[request] != Items.NONE) {
      items.accepted(table.item[request], sim.nowNs());
    }
    end(request, from, null);
  }

  /** A try failed before anybody answered. */
  void failed(int request, FailureCause cause) {
    UserGroup from = groups.get(table.group[request]);
    KeptConnection used = table.connection[request];
    if (used != null) {
      from.dropConnection(used);
    }
    tryFailed(request, from, cause, null);
  }

  /** A try needed its first retransmission; a request counts once. */
  void retransmitted(int request) {
    if (!table.retransmitted[request]) {
      table.retransmitted[request] = true;
      groups.get(table.group[request]).retried++;
      moments.retried(sim.nowNs());
    }
  }

  long accessNs(int group) {
    return groups.get(group).nextAccessNs();
  }

  private void keepConnection(int request, Exchange exchange, UserGroup from) {
    TaskProcess server = exchange.server;
    if (!from.spec.keepAlive().isUsed() || server == null) {
      return;
    }
    KeptConnection used = table.connection[request];
    if (used == null) {
      used = from.openConnection();
    }
    exchanges.keep(exchange, used, server);
    from.giveBack(used, table.user[request], sim.nowNs());
  }

  private void tryFailed(
      int request, UserGroup from, FailureCause cause, @Nullable FailureCause inner) {
    RetrySpec retries = from.spec.retries();
    table.connection[request] = null;
    if (retries.allows(table.tries[request], cause) && from.budget.spend(retries)) {
      table.pauses[request] = true;
      long pauseNs = retries.pauseNs(table.tries[request], from.pauses);
      sim.after(pauseNs, again, request, table.generation[request]);
    } else {
      int code = FailureCode.of(cause, inner);
      from.failed(code);
      moments.failed(sim.nowNs(), code);
      if (table.item[request] != Items.NONE) {
        items.refused(table.item[request]);
      }
      end(request, from, cause);
    }
  }

  private void onAgain(int request, long generation) {
    if (table.isCurrent(request, generation)) {
      table.pauses[request] = false;
      int item = table.item[request];
      UserGroup from = groups.get(table.group[request]);
      tryIt(request, from, item == Items.NONE ? Items.NONE : items.copy(item));
    }
  }

  private void end(int request, UserGroup from, @Nullable FailureCause cause) {
    observer.ended(from.spec.name(), table.startNs[request], sim.nowNs(), cause);
    if (from.isClosed()) {
      sim.after(from.nextThinkNs(), thought, table.group[request], table.user[request]);
    }
    table.release(request);
  }
}
