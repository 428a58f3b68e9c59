package io.dryswarm.models.workload;

import io.dryswarm.core.EventOwner;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.core.calendar.EventCalendar;
import io.dryswarm.models.cpu.CpuHost;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs programs: each activity goes from step to step until one of them takes time. */
final class Interpreter {
  /** A round of a loop that took no time at all is followed by this pause, so that time goes on. */
  private static final long EMPTY_ROUND_NS = 1_000_000L;

  /** Pause before a failed start-up is tried again. */
  private static final long START_AGAIN_NS = 1_000_000_000L;

  /** What activities do to the rest. */
  interface Effects {
    /** A handler is through: its answer goes out and its worker is free. */
    void served(int activity, @Nullable FailureCause error, @Nullable FailureCause inner);

    /** The program ends by itself. */
    void exit(TaskProcess process, int code);
  }

  final ActivityTable table = new ActivityTable();
  private final Simulation sim;
  private final Nodes nodes;
  private final Exchanges exchanges;
  private final Items items;
  private final Effects effects;
  private final Consumer<KeptConnection> hangUp;
  private final CpuHost cpu;
  private final SlotEvent resume;
  private final SlotEvent poolEmpty;

  /**
   * @param cpu computes for activities, and calls {@link #computed}
   */
  Interpreter(
      Simulation sim, Nodes nodes, CpuHost cpu, Exchanges exchanges, Items items, Effects effects) {
    this.sim = sim;
    this.nodes = nodes;
    this.cpu = cpu;
    this.exchanges = exchanges;
    this.items = items;
    this.effects = effects;
    this.hangUp = exchanges::close;
    this.resume = sim.define("workload.resume", this::onResume)
        .ownedBy((activity, generation) -> Owners.machineOrNobody(nodeOf(activity, generation)));
    this.poolEmpty = sim.define("workload.pool", this::onPoolEmpty)
        .ownedBy((activity, generation) -> Owners.machineOrNobody(nodeOf(activity, generation)));
  }

  private int nodeOf(int activity, long generation) {
    return table.isCurrent(activity, generation) ? table.owner(activity).node() : EventOwner.NOBODY;
  }

  /** Starts the program's start-up, then its loop. */
  void launch(TaskProcess process) {
    if (process.program.onStart().length > 0) {
      run(begin(process, ActivityTable.START, process.program.onStart()));
    } else {
      launchLoop(process);
    }
  }

  private void launchLoop(TaskProcess process) {
    if (process.program.loop().length > 0) {
      run(begin(process, ActivityTable.LOOP, process.program.loop()));
    }
  }

  /** Serves a request. */
  void serve(TaskProcess process, int exchange, Instruction[] code, int item) {
    int activity = begin(process, ActivityTable.HANDLER, code);
    table.serves[activity] = exchange;
    table.item[activity] = item;
    run(activity);
  }

  private int begin(TaskProcess process, byte kind, Instruction[] code) {
    int activity = table.allocate(process, kind, code);
    table.roundStartNs[activity] = sim.nowNs();
    process.activities.add(activity);
    return activity;
  }

  /** A computation is over. */
  void computed(int activity) {
    run(activity);
  }

  private void onResume(int activity, long generation) {
    if (table.isCurrent(activity, generation)) {
      run(activity);
    }
  }

  private void run(int activity) {
    TaskProcess process = table.owner(activity);
    Instruction[] code = table.code[activity];
    while (table.position[activity] < code.length) {
      Instruction step = code[table.position[activity]];
      switch (step.op()) {
        case COMPUTE -> {
          table.position[activity]++;
          cpu.compute(process.cpu, activity, step.timeNs().sampleNs(process.random));
          return;
        }
        case SLEEP -> {
          table.position[activity]++;
          pause(activity, step.timeNs().sampleNs(process.random));
          return;
        }
        case CALL -> {
          call(activity, process, step);
          return;
        }
        case CONNECT -> {
          KeptConnection connection = process.connection(step.name());
          if (!connection.isOpen() || connection.isClosedByServer()) {
            table.awaits[activity] = exchanges.openFromProgram(
                activity, process, step.name(), null, Items.NONE, step.limitNs(), step.connectNs());
            return;
          }
        }
        case REQUIRE -> {
          if (!process.data.hasMark(step.name())) {
            giveUp(activity, process, FailureCause.DATA_EMPTY);
            return;
          }
        }
        case INSERT -> {
          if (nodes.isDiskFull(process.node()) && process.isOnDisk()) {
            giveUp(activity, process, FailureCause.NO_SPACE);
            return;
          }
          insert(activity, process);
        }
        default -> instantly(activity, process, step);
      }
      table.position[activity]++;
    }
    end(activity, process);
  }

  private void instantly(int activity, TaskProcess process, Instruction step) {
    switch (step.op()) {
      case PUSH -> push(activity, process.queue(step.name()));
      case POP -> pop(activity, process.queue(step.name()));
      case READ -> items.seen(process.data, sim.nowNs());
      case MARK -> process.data.mark(step.name());
      case JUMP -> table.position[activity] = step.jump() - 1;
      case JUMP_IF_NO_ITEM -> {
        if (table.item[activity] == Items.NONE) {
          table.position[activity] = step.jump() - 1;
        }
      }
      default -> throw new AssertionError("takes time: " + step.op());
    }
  }

  private void push(int activity, ItemQueue queue) {
    int item = table.item[activity];
    if (item != Items.NONE) {
      queue.items.enqueue(item);
      items.queued(item, queue.items.size());
      table.item[activity] = Items.NONE;
    }
  }

  private void pop(int activity, ItemQueue queue) {
    if (queue.items.isEmpty()) {
      table.item[activity] = Items.NONE;
    } else {
      table.item[activity] = queue.items.dequeueInt();
      items.taken(table.item[activity]);
    }
  }

  private void insert(int activity, TaskProcess process) {
    int item = table.item[activity];
    if (item != Items.NONE) {
      items.stored(item, process.data, sim.nowNs());
      table.item[activity] = Items.NONE;
    }
  }

  private void call(int activity, TaskProcess process, Instruction step) {
    if (table.failedTries[activity] == 0) {
      process.budget.earn(step.retries());
    }
    ConnectionPool pool = step.kept() ? null : process.pool(step.name(), hangUp);
    if (pool != null) {
      callOverPool(activity, process, step, pool);
    } else if (step.kept() && process.connection(step.name()).isOpen()) {
      send(activity, process, step, process.connection(step.name()));
    } else {
      send(activity, process, step, null);
    }
  }

  private void callOverPool(
      int activity, TaskProcess process, Instruction step, ConnectionPool pool) {
    if (pool.isAvailable()) {
      KeptConnection connection = pool.take(sim.nowNs());
      table.pool[activity] = pool;
      table.pooled[activity] = connection;
      send(activity, process, step, connection);
    } else {
      pool.waiting.enqueue(activity);
      table.poolTimer[activity] =
          sim.after(pool.spec.waitNs(), poolEmpty, activity, table.generation[activity]);
    }
  }

  /** {@code null}: over a new connection. */
  private void send(
      int activity, TaskProcess process, Instruction step, @Nullable KeptConnection connection) {
    int item = carried(activity);
    table.awaits[activity] = connection == null
        ? exchanges.openFromProgram(
            activity, process, step.name(), step.request(), item, step.limitNs(), step.connectNs())
        : exchanges.sendKept(activity, process, connection, step.request(), item, step.limitNs());
  }

  /** What goes along with a call: a repeated one carries a copy, as nobody knows what became of the first. */
  private int carried(int activity) {
    int item = table.item[activity];
    return item == Items.NONE || table.failedTries[activity] == 0 ? item : items.copy(item);
  }

  /** It has waited long enough for a connection. */
  private void onPoolEmpty(int activity, long generation) {
    if (table.isCurrent(activity, generation)) {
      table.poolTimer[activity] = EventCalendar.NONE;
      failed(activity, FailureCause.NO_CONNECTION);
    }
  }

  /**
   * The call that used a connection of a pool is over: the next in line has it.
   *
   * @param exchange the answer, or {@link ActivityTable#NONE} after a failure
   */
  private void leavePool(int activity, TaskProcess process, int exchange) {
    ConnectionPool pool = table.pool[activity];
    if (pool == null) {
      return;
    }
    KeptConnection used = table.pooled[activity];
    table.pool[activity] = null;
    table.pooled[activity] = null;
    TaskProcess server =
        exchange == ActivityTable.NONE ? null : exchanges.table.at(exchange).server;
    if (server == null) {
      pool.lost(used);
    } else {
      KeptConnection connection = used != null ? used : pool.make();
      exchanges.keep(exchanges.table.at(exchange), connection, server);
      pool.giveBack(connection, sim.nowNs());
    }
    while (pool.isAvailable() && !pool.waiting.isEmpty()) {
      callNext(pool.waiting.dequeueInt(), process, pool);
    }
  }

  private void callNext(int activity, TaskProcess process, ConnectionPool pool) {
    boolean stillWaits =
        table.process[activity] == process && table.poolTimer[activity] != EventCalendar.NONE;
    if (stillWaits) {
      sim.cancel(table.poolTimer[activity]);
      table.poolTimer[activity] = EventCalendar.NONE;
      callOverPool(activity, process, table.code[activity][table.position[activity]], pool);
    }
  }

  /** The answer to what the activity waits for. */
  void answered(int activity, int exchange) {
    table.awaits[activity] = ActivityTable.NONE;
    TaskProcess process = table.owner(activity);
    Instruction step = table.code[activity][table.position[activity]];
    if (step.op() == Instruction.Op.CONNECT && isConnectionShutOut(activity, exchange)) {
      connectFailed(activity, process, step, FailureCause.ACCESS_DENIED);
      return;
    }
    keepOpen(process, step, exchange);
    leavePool(activity, process, exchange);
    FailureCause error = exchanges.table.at(exchange).error;
    if (error != null) {
      tryFailed(activity, process, step, error);
      return;
    }
    table.failedTries[activity] = 0;
    if (step.op() == Instruction.Op.CALL) {
      table.item[activity] = exchanges.table.at(exchange).item;
      table.foundWork[activity] |= table.item[activity] != Items.NONE;
    }
    table.position[activity]++;
    run(activity);
  }

  /** Whether the server does not take the account that the activity uses for what it does now. */
  boolean isShutOut(int activity, TaskProcess server) {
    Instruction step = table.code[activity][table.position[activity]];
    return !server.settings.admits(table.owner(activity).settings, step.with());
  }

  private boolean isConnectionShutOut(int activity, int exchange) {
    TaskProcess server = exchanges.table.at(exchange).server;
    return server != null && isShutOut(activity, server);
  }

  private void keepOpen(TaskProcess process, Instruction step, int exchange) {
    TaskProcess server = exchanges.table.at(exchange).server;
    if (step.kept() && server != null) {
      exchanges.keep(exchanges.table.at(exchange), process.connection(step.name()), server);
    }
  }

  /** What the activity waits for has failed. */
  void failed(int activity, FailureCause cause) {
    table.awaits[activity] = ActivityTable.NONE;
    TaskProcess process = table.owner(activity);
    Instruction step = table.code[activity][table.position[activity]];
    if (step.kept()) {
      exchanges.close(process.connection(step.name()));
    }
    leavePool(activity, process, ActivityTable.NONE);
    if (step.op() == Instruction.Op.CONNECT) {
      connectFailed(activity, process, step, cause);
    } else {
      tryFailed(activity, process, step, cause);
    }
  }

  private void tryFailed(int activity, TaskProcess process, Instruction step, FailureCause cause) {
    int tries = ++table.failedTries[activity];
    if (step.retries().allows(tries, cause) && process.budget.spend(step.retries())) {
      pause(activity, step.retries().pauseNs(tries, process.random));
    } else {
      table.failedTries[activity] = 0;
      fail(activity, process, step, cause);
    }
  }

  private void connectFailed(
      int activity, TaskProcess process, Instruction step, FailureCause cause) {
    if (cause == FailureCause.NAME_UNKNOWN && step.onError() == Step.OnError.CRASH) {
      effects.exit(process, 1);
    } else {
      pause(activity, step.pauseNs());
    }
  }

  private void fail(int activity, TaskProcess process, Instruction step, FailureCause cause) {
    switch (step.onError()) {
      case CRASH -> effects.exit(process, 1);
      case IGNORE -> {
        table.position[activity]++;
        run(activity);
      }
      case FAIL -> giveUp(activity, process, cause);
    }
  }

  private void giveUp(int activity, TaskProcess process, FailureCause cause) {
    dropItem(activity, process);
    if (table.kind[activity] == ActivityTable.HANDLER) {
      boolean isOwn = cause.isOfData() && !isCall(activity);
      effects.served(activity, isOwn ? cause : FailureCause.SERVER_ERROR, isOwn ? null : cause);
    } else if (table.kind[activity] == ActivityTable.LOOP) {
      endRound(activity, process);
    } else {
      table.position[activity] = 0;
      pause(activity, START_AGAIN_NS);
    }
  }

  private boolean isCall(int activity) {
    return table.code[activity][table.position[activity]].op() == Instruction.Op.CALL;
  }

  private void dropItem(int activity, TaskProcess process) {
    items.lost(
        table.item[activity], "dropped by " + process.info.taskName() + " after a failed call");
    table.item[activity] = Items.NONE;
  }

  private void end(int activity, TaskProcess process) {
    switch (table.kind[activity]) {
      case ActivityTable.HANDLER -> effects.served(activity, null, null);
      case ActivityTable.START -> {
        release(activity, process);
        launchLoop(process);
      }
      default -> endRound(activity, process);
    }
  }

  private void endRound(int activity, TaskProcess process) {
    process.load.rounds++;
    if (table.foundWork[activity]) {
      process.load.roundsWithWork++;
    }
    table.foundWork[activity] = false;
    table.position[activity] = 0;
    boolean tookTime = sim.nowNs() > table.roundStartNs[activity];
    long pauseNs = tookTime ? 0 : EMPTY_ROUND_NS;
    table.roundStartNs[activity] = sim.nowNs() + pauseNs;
    pause(activity, pauseNs);
  }

  private void pause(int activity, long delayNs) {
    sim.after(delayNs, resume, activity, table.generation[activity]);
  }

  /** The activity is over. */
  void release(int activity, TaskProcess process) {
    process.activities.rem(activity);
    table.release(activity);
  }

  /**
   * The program has ended: its activities are gone with what they held.
   *
   * @param hands where its items were, in words
   */
  void abandonAll(TaskProcess process, String hands) {
    for (int i = 0; i < process.activities.size(); i++) {
      int activity = process.activities.getInt(i);
      items.lost(table.item[activity], hands);
      if (table.awaits[activity] != ActivityTable.NONE) {
        exchanges.leave(table.awaits[activity]);
      }
      table.release(activity);
    }
    process.activities.clear();
    for (int i = 0; i < process.connections.size(); i++) {
      exchanges.close(process.connections.get(i));
    }
  }
}
