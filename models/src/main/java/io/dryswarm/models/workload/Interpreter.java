package io.dryswarm.models.workload;

import io.dryswarm.core.EventOwner;
import io.dryswarm.core.Simulation;
import io.dryswarm.core.SlotEvent;
import io.dryswarm.models.underlay.Nodes;
import io.dryswarm.models.underlay.Owners;
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
  private final SlotEvent resume;

  Interpreter(Simulation sim, Nodes nodes, Exchanges exchanges, Items items, Effects effects) {
    this.sim = sim;
    this.nodes = nodes;
    this.exchanges = exchanges;
    this.items = items;
    this.effects = effects;
    this.resume = sim.define("workload.resume", this::onResume)
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
          double factor = nodes.cpuFactor(process.node());
          pause(activity, (long) (step.timeNs().sampleNs(process.random) * factor));
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
          if (!process.connection(step.name()).isOpen()) {
            table.awaits[activity] = exchanges.openFromProgram(
                activity, process, step.name(), null, Items.NONE, step.limitNs(), step.connectNs());
            return;
          }
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
      case INSERT -> insert(activity, process);
      case READ -> items.seen(process.data, sim.nowNs());
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
      process.data.add(item);
      items.stored(item, process.data, sim.nowNs());
      table.item[activity] = Items.NONE;
    }
  }

  private void call(int activity, TaskProcess process, Instruction step) {
    KeptConnection connection = process.connection(step.name());
    int item = table.item[activity];
    if (step.kept() && connection.isOpen()) {
      table.awaits[activity] =
          exchanges.sendKept(activity, process, connection, step.request(), item, step.limitNs());
    } else {
      table.awaits[activity] = exchanges.openFromProgram(
          activity, process, step.name(), step.request(), item, step.limitNs(), step.connectNs());
    }
  }

  /** The answer to what the activity waits for. */
  void answered(int activity, int exchange) {
    table.awaits[activity] = ActivityTable.NONE;
    TaskProcess process = table.owner(activity);
    Instruction step = table.code[activity][table.position[activity]];
    keepOpen(process, step, exchange);
    FailureCause error = exchanges.table.error[exchange];
    if (error != null) {
      fail(activity, process, step, error);
      return;
    }
    if (step.op() == Instruction.Op.CALL) {
      table.item[activity] = exchanges.table.item[exchange];
      table.foundWork[activity] |= table.item[activity] != Items.NONE;
    }
    table.position[activity]++;
    run(activity);
  }

  private void keepOpen(TaskProcess process, Instruction step, int exchange) {
    TaskProcess server = exchanges.table.server[exchange];
    if (step.kept() && server != null) {
      process
          .connection(step.name())
          .open(
              exchanges.table.route[exchange],
              exchanges.keep(exchange),
              server,
              exchanges.table.roundTripNs[exchange]);
    }
  }

  /** What the activity waits for has failed. */
  void failed(int activity, FailureCause cause) {
    table.awaits[activity] = ActivityTable.NONE;
    TaskProcess process = table.owner(activity);
    Instruction step = table.code[activity][table.position[activity]];
    if (step.kept()) {
      process.connection(step.name()).close();
    }
    if (step.op() == Instruction.Op.CONNECT) {
      connectFailed(activity, process, step, cause);
    } else {
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
      effects.served(activity, FailureCause.SERVER_ERROR, cause);
    } else if (table.kind[activity] == ActivityTable.LOOP) {
      endRound(activity, process);
    } else {
      table.position[activity] = 0;
      pause(activity, START_AGAIN_NS);
    }
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
