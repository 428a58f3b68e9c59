package io.dryswarm.models.workload;

import io.dryswarm.core.Time;
import io.dryswarm.models.dns.AnswerCaching;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An application compiled to flat instruction lists, made once per service. */
final class Program {
  private static final Instruction[] NOTHING = {};
  private static final long BALANCER_FORGETS_NS = 900 * Time.SECOND;

  private final @Nullable ApplicationSpec spec;
  private final TreeMap<String, Instruction[]> handlers = new TreeMap<>();
  private final Instruction[] onStart;
  private final Instruction[] loop;

  /**
   * @param spec {@code null} for a program that listens at once and answers every request in no time
   */
  Program(@Nullable ApplicationSpec spec) {
    this.spec = spec;
    this.onStart = spec == null ? NOTHING : compile(spec.onStart());
    this.loop = spec == null ? NOTHING : compile(spec.loop());
    if (spec != null) {
      spec.handlers().forEach((request, steps) -> handlers.put(request, compile(steps)));
    }
  }

  @Nullable
  ApplicationSpec spec() {
    return spec;
  }

  /** Whether its kernel probes idle connections before a load balancer forgets them. F5.21. */
  boolean keepsAlive() {
    return spec != null && spec.keepaliveNs() < BALANCER_FORGETS_NS;
  }

  int workers() {
    return spec == null ? Integer.MAX_VALUE : spec.workers();
  }

  /** How it connects to a service that it calls, or {@code null}: each call anew. */
  @Nullable
  PoolSpec pool(String service) {
    return spec == null ? null : spec.pools().get(service);
  }

  int backlog() {
    return spec == null ? Integer.MAX_VALUE : spec.backlog();
  }

  /** How much a request and its answer carry. */
  MessageSizes sizes(@Nullable String request) {
    if (spec == null || request == null || spec.sizes().isEmpty()) {
      return MessageSizes.SMALL;
    }
    return spec.sizes().getOrDefault(request, MessageSizes.SMALL);
  }

  SettingsSpec settings() {
    return spec == null ? SettingsSpec.NONE : spec.settings();
  }

  AnswerCaching answerCaching() {
    return spec == null ? AnswerCaching.NONE : spec.answerCaching();
  }

  /** What it does for a request, or {@code null} if it does not know it. */
  Instruction @Nullable [] handler(String request) {
    return spec == null ? NOTHING : handlers.get(request);
  }

  Instruction[] onStart() {
    return onStart;
  }

  Instruction[] loop() {
    return loop;
  }

  /** Whether it ever reads a table. */
  boolean readsTables() {
    return reads(onStart) || reads(loop) || handlers.values().stream().anyMatch(Program::reads);
  }

  private static boolean reads(Instruction[] code) {
    return Arrays.stream(code).anyMatch(step -> step.op() == Instruction.Op.READ);
  }

  private static Instruction[] compile(List<Step> steps) {
    List<Instruction> code = new ArrayList<>();
    emit(steps, code);
    return code.toArray(new Instruction[0]);
  }

  private static void emit(List<Step> steps, List<Instruction> code) {
    for (Step step : steps) {
      if (step instanceof Step.Compute compute) {
        code.add(Instruction.timed(Instruction.Op.COMPUTE, compute.timeNs()));
      } else if (step instanceof Step.Sleep sleep) {
        code.add(Instruction.timed(Instruction.Op.SLEEP, sleep.timeNs()));
      } else if (step instanceof Step.Call call) {
        code.add(Instruction.call(call));
      } else if (step instanceof Step.Connect connect) {
        code.add(Instruction.connect(connect));
      } else if (step instanceof Step.Push push) {
        code.add(Instruction.named(Instruction.Op.PUSH, push.queue()));
      } else if (step instanceof Step.Pop pop) {
        code.add(Instruction.named(Instruction.Op.POP, pop.queue()));
      } else if (step instanceof Step.Insert insert) {
        code.add(Instruction.named(Instruction.Op.INSERT, insert.table()));
      } else if (step instanceof Step.Read read) {
        code.add(Instruction.named(Instruction.Op.READ, read.table()));
      } else if (step instanceof Step.Mark mark) {
        code.add(Instruction.named(Instruction.Op.MARK, mark.name()));
      } else if (step instanceof Step.Require require) {
        code.add(Instruction.named(Instruction.Op.REQUIRE, require.name()));
      } else if (step instanceof Step.IfItem branch) {
        emitBranch(branch, code);
      }
    }
  }

  private static void emitBranch(Step.IfItem branch, List<Instruction> code) {
    int test = code.size();
    code.add(Instruction.jump(Instruction.Op.JUMP_IF_NO_ITEM, 0));
    emit(branch.then(), code);
    int skip = code.size();
    code.add(Instruction.jump(Instruction.Op.JUMP, 0));
    code.set(test, Instruction.jump(Instruction.Op.JUMP_IF_NO_ITEM, code.size()));
    emit(branch.otherwise(), code);
    code.set(skip, Instruction.jump(Instruction.Op.JUMP, code.size()));
  }
}
