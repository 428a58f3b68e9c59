package io.dryswarm.docker.client.service;

import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.CommandFailure;

/** Waits until a service has converged, and prints what happens meanwhile. */
public final class ServiceWait {
  private ServiceWait() {}

  /** @throws CommandFailure if it does not converge */
  public static void on(Call call, String service, boolean isQuiet) {
    ServiceProgress.Ending ending = call.session().follow(new ServiceProgress(service));
    if (!isQuiet) {
      call.terminal().print(ending.text());
    }
    String error = ending.error();
    if (error != null) {
      throw new CommandFailure(error);
    }
  }
}
