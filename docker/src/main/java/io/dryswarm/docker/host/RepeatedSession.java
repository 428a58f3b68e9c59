package io.dryswarm.docker.host;

import io.dryswarm.docker.client.Session;
import io.dryswarm.docker.client.service.ServiceProgress;
import io.dryswarm.docker.engine.EngineAnswer;
import io.dryswarm.docker.engine.EngineRequest;
import java.util.List;

/** Gives a command the answers that it got before, and stops it where there is none. */
final class RepeatedSession implements Session {
  private final List<Object> answers;
  private final long epochNs;
  private int next;

  RepeatedSession(List<Object> answers, long epochNs) {
    this.answers = answers;
    this.epochNs = epochNs;
  }

  @Override
  public EngineAnswer call(EngineRequest request) {
    if (next == answers.size()) {
      throw new Suspended(request, null);
    }
    EngineAnswer answer = (EngineAnswer) answers.get(next++);
    // Commands change what they read, so each run gets a copy.
    return new EngineAnswer(
        answer.status(), answer.body() == null ? null : answer.body().deepCopy());
  }

  @Override
  public ServiceProgress.Ending follow(ServiceProgress progress) {
    if (next == answers.size()) {
      throw new Suspended(null, progress);
    }
    return (ServiceProgress.Ending) answers.get(next++);
  }

  @Override
  public long epochNs() {
    return epochNs;
  }
}
