package io.dryswarm.models.workload;

import io.dryswarm.core.calendar.EventCalendar;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the books of a workload balance: no request and no item is created or lost by the simulator itself. Costs O(requests under
 * way + programs + queues), which is why it is asked for once in a while and not at each event.
 */
final class Accounts {
  private final List<UserGroup> users;
  private final RequestTable requests;
  private final Items items;
  private final Processes processes;
  private final ExchangeTable exchanges;
  private final ActivityTable activities;

  Accounts(
      List<UserGroup> users,
      RequestTable requests,
      Items items,
      Processes processes,
      ExchangeTable exchanges,
      ActivityTable activities) {
    this.users = users;
    this.requests = requests;
    this.items = items;
    this.processes = processes;
    this.exchanges = exchanges;
    this.activities = activities;
  }

  /** One sentence for each account that does not balance; empty if all is well. */
  List<String> violations() {
    List<String> violations = new ArrayList<>();
    for (int group = 0; group < users.size(); group++) {
      checkRequests(group, violations);
    }
    checkTries(violations);
    long queued = 0;
    for (TaskProcess process : processes.all()) {
      checkWorkers(process, violations);
      process.pools().forEach(pool -> checkPool(process, pool, violations));
      for (ItemQueue queue : process.queues) {
        queued += queue.items.size();
      }
    }
    if (items.queued() > queued) {
      violations.add(items.queued() + " items are in queues that hold " + queued);
    }
    return violations;
  }

  /** Every request is answered, failed or under way. */
  private void checkRequests(int group, List<String> violations) {
    UserGroup from = users.get(group);
    long underWay = 0;
    for (int request = 0; request < requests.capacity(); request++) {
      underWay += requests.group[request] == group ? 1 : 0;
    }
    if (from.sent != from.ok + from.failures() + underWay) {
      violations.add(from.spec.name() + " sent " + from.sent + " requests: " + from.ok
          + " answered, " + from.failures() + " failed, " + underWay + " under way");
    }
  }

  /** Every request under way has one try in the network, or pauses before its next one. */
  private void checkTries(List<String> violations) {
    int[] tries = new int[requests.capacity()];
    for (int slot = 0; slot < exchanges.capacity(); slot++) {
      Exchange exchange = exchanges.at(slot);
      if (exchange.phase != Exchange.Phase.FREE && exchange.waiter == Exchange.Waiter.USER) {
        tries[exchange.waiting]++;
      }
    }
    for (int request = 0; request < tries.length; request++) {
      boolean isFree = requests.group[request] == RequestTable.FREE;
      int expected = isFree || requests.pauses[request] ? 0 : 1;
      if (tries[request] != expected) {
        violations.add(
            "request " + request + " has " + tries[request] + " tries under way, not " + expected);
      }
    }
  }

  /** A live program's connections that are in use are those that its activities hold. */
  private void checkPool(TaskProcess process, ConnectionPool pool, List<String> violations) {
    int held = 0;
    for (int i = 0; i < process.activities.size(); i++) {
      held += activities.pool[process.activities.getInt(i)] == pool ? 1 : 0;
    }
    boolean idleConnection = pool.isAvailable() && waits(process, pool);
    if (process.isAlive() && (held != pool.inUse() || idleConnection)) {
      violations.add(process.info.taskName() + " has " + pool.inUse()
          + " connections in use, its activities hold " + held);
    }
  }

  private boolean waits(TaskProcess process, ConnectionPool pool) {
    for (int i = 0; i < process.activities.size(); i++) {
      int activity = process.activities.getInt(i);
      Instruction[] code = activities.code[activity];
      if (activities.poolTimer[activity] != EventCalendar.NONE
          && process.pools().contains(pool)
          && code[activities.position[activity]].name().equals(pool.service)) {
        return true;
      }
    }
    return false;
  }

  /** A busy worker is one that runs a handler; nobody waits while a worker is free; a program that has ended holds nothing. */
  private void checkWorkers(TaskProcess process, List<String> violations) {
    int handlers = 0;
    for (int i = 0; i < process.activities.size(); i++) {
      handlers += activities.kind[process.activities.getInt(i)] == ActivityTable.HANDLER ? 1 : 0;
    }
    int waiting = process.accepted.size();
    boolean idleWorker = waiting > 0 && process.busy < process.program.workers();
    boolean deadHand = !process.isAlive() && (waiting > 0 || !process.activities.isEmpty());
    if (process.busy != handlers || idleWorker || deadHand) {
      violations.add(process.info.taskName() + " (" + process.state + ") has " + process.busy
          + " busy workers for " + handlers + " handlers, and " + waiting + " wait");
    }
  }
}
