package io.dryswarm.docker.client.volume;

import io.dryswarm.docker.client.Call;
import io.dryswarm.docker.client.Command;
import io.dryswarm.docker.client.CommandFailure;
import io.dryswarm.docker.json.Json;
import java.util.List;

/** {@code docker volume}. */
public final class VolumeCommands {
  /** Since when engines know cluster volumes. */
  private static final int FIRST_MINOR_API = 42;

  private VolumeCommands() {}

  public static List<Command> all() {
    return List.of(
        new VolumeCreate(),
        new VolumeInspect(),
        new VolumeLs(),
        new VolumePrune(),
        new VolumeRm(),
        new VolumeUpdate());
  }

  /**
   * The client asks the engine for its version before it uses what is younger.
   *
   * @param what needs it, as the client names it
   * @throws CommandFailure if the engine is too old
   */
  static void checkVersion(Call call, List<String> what) {
    if (what.isEmpty()) {
      return;
    }
    String api = Json.text(call.api().get("/version"), "ApiVersion");
    if (Integer.parseInt(api.substring(api.indexOf('.') + 1)) < FIRST_MINOR_API) {
      throw new CommandFailure(String.join(
          "\n",
          what.stream()
              .map(one -> one + " requires API version 1." + FIRST_MINOR_API
                  + ", but the Docker daemon API version is " + api)
              .toList()));
    }
  }
}
