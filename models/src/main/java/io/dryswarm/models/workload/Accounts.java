package io.dryswarm.models.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether the books of a workload balance: no request and no item is created or lost by the simulator itself. Costs O(requests under
 * way + programs + queues), which is why it is asked for once in a while and not at each event.
 */
final class Accounts {
  private final List<UserGroup> users;
  private final Items items;
  private final Processes processes;
  private final ExchangeTable exchanges;
  private final ActivityTable activities;

  Accounts(
      List<UserGroup> users,
      Items items,
      Processes processes,
      ExchangeTable exchanges,
      ActivityTable activities) {
    this.users = users;
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
    long queued = 0;
    for (TaskProcess process : processes.all()) {
      checkWorkers(process, violations);
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
    for (int slot = 0; slot < exchanges.capacity(); slot++) {
      if (exchanges.phase[slot] != ExchangeTable.FREE && exchanges.client[slot] == -2 - group) {
        underWay++;
      }
    }
    if (from.sent != from.ok + from.failures() + underWay) {
      violations.add(from.spec.name() + " sent " + from.sent + " requests: " + from.ok
          + " answered, " + from.failures() + " failed, " + underWay + " under way");
    }
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
