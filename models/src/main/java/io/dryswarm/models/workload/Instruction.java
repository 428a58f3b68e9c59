package io.dryswarm.models.workload;

import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;

/**
 * One step of a compiled program.
 *
 * @param timeNs  COMPUTE, SLEEP: how long
 * @param name    CALL, CONNECT: service; PUSH, POP, INSERT, READ: queue or table; MARK, REQUIRE: mark
 * @param request CALL: name of the handler there
 * @param limitNs CALL, CONNECT: time-out
 * @param connectNs CALL, CONNECT: time-out of connecting alone
 * @param pauseNs CONNECT: pause between tries
 * @param kept    CALL: over the kept connection
 * @param onError CALL: what a failure does; CONNECT: what an unknown name does
 * @param retries CALL: further tries
 * @param with    CALL, CONNECT: account that is used there
 * @param jump    JUMP, JUMP_IF_NO_ITEM: where to go on
 */
record Instruction(
    Op op,
    Distribution timeNs,
    String name,
    String request,
    long limitNs,
    long connectNs,
    long pauseNs,
    boolean kept,
    Step.OnError onError,
    RetrySpec retries,
    Account with,
    int jump) {
  /** What to do. */
  enum Op {
    COMPUTE,
    SLEEP,
    CALL,
    CONNECT,
    PUSH,
    POP,
    INSERT,
    READ,
    MARK,
    REQUIRE,
    JUMP,
    JUMP_IF_NO_ITEM
  }

  private static final Distribution NO_TIME = new Constant(0);

  static Instruction timed(Op op, Distribution timeNs) {
    return simple(op, timeNs, "", 0);
  }

  static Instruction named(Op op, String name) {
    return simple(op, NO_TIME, name, 0);
  }

  static Instruction jump(Op op, int target) {
    return simple(op, NO_TIME, "", target);
  }

  private static Instruction simple(Op op, Distribution timeNs, String name, int target) {
    return new Instruction(
        op,
        timeNs,
        name,
        "",
        0,
        0,
        0,
        false,
        Step.OnError.FAIL,
        RetrySpec.NONE,
        Account.NONE,
        target);
  }

  static Instruction call(Step.Call call) {
    return new Instruction(
        Op.CALL,
        NO_TIME,
        call.service(),
        call.request(),
        call.timeoutNs(),
        call.connectTimeoutNs(),
        0,
        call.kept(),
        call.onError(),
        call.retries(),
        call.with(),
        0);
  }

  static Instruction connect(Step.Connect connect) {
    return new Instruction(
        Op.CONNECT,
        NO_TIME,
        connect.service(),
        "",
        connect.timeoutNs(),
        connect.timeoutNs(),
        connect.retryNs(),
        true,
        connect.unknownName(),
        RetrySpec.NONE,
        connect.with(),
        0);
  }
}
