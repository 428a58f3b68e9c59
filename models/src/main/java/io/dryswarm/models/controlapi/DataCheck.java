package io.dryswarm.models.controlapi;

import static io.dryswarm.models.controlapi.ErrorCode.INVALID_ARGUMENT;

import io.dryswarm.models.spec.ConfigSpec;
import io.dryswarm.models.spec.SecretSpec;
import java.nio.charset.StandardCharsets;

/** Names and sizes of secrets and configs. Source: control-plane facts 1.5.38; moby/swarmkit api/validation, manager/controlapi/config.go. */
final class DataCheck {
  private static final int SECRET_LIMIT_BYTES = 512_000;
  private static final int CONFIG_LIMIT_BYTES = 1_024_000;

  private DataCheck() {}

  static void check(SecretSpec spec) {
    Names.checkData(spec.name());
    checkSize("secret", spec.data(), SECRET_LIMIT_BYTES);
  }

  static void check(ConfigSpec spec) {
    Names.checkData(spec.name());
    checkSize("config", spec.data(), CONFIG_LIMIT_BYTES);
  }

  private static void checkSize(String kind, String data, int limitBytes) {
    int bytes = data.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes >= limitBytes) {
      throw new ApiError(
          INVALID_ARGUMENT,
          kind + " data must be larger than 0 and less than " + limitBytes + " bytes");
    }
  }
}
