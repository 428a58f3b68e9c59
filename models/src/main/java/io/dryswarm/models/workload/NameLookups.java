package io.dryswarm.models.workload;

import io.dryswarm.models.dns.AnswerCache;
import it.unimi.dsi.fastutil.longs.LongArrayList;

/** Programs resolve the names of services that they connect to. */
final class NameLookups {
  private final Dialer dialer;
  private final LongArrayList answered = new LongArrayList();

  NameLookups(Dialer dialer) {
    this.dialer = dialer;
  }

  /** The program resolves the name, or knows it still; from then on this connection keeps to that place. */
  void resolve(Exchange x, TaskProcess program, String service, long nowNs) {
    x.lookupNs = 0;
    x.place = program.names.place(service, nowNs);
    if (x.place == AnswerCache.MISS) {
      x.place = ask(program, service, nowNs);
      x.lookupNs = dialer.lookupNs(program.node(), x.place);
    }
  }

  private long ask(TaskProcess program, String service, long nowNs) {
    if (!program.keepsAnswers()) {
      return dialer.lookup(program.node(), program.task(), service);
    }
    dialer.lookupAll(program.node(), program.task(), service, answered);
    if (answered.isEmpty()) {
      return Dialer.NAME_UNKNOWN;
    }
    program.names.keep(service, answered, nowNs);
    return program.names.place(service, nowNs);
  }
}
