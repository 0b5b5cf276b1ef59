package tocsin.server.outlet;

import java.util.List;
import java.util.Optional;
import tocsin.channel.chat.ChatAnswers;
import tocsin.channel.chat.matrix.Matrix;
import tocsin.channel.chat.matrix.MatrixListener;
import tocsin.channel.chat.matrix.MatrixSettings;
import tocsin.core.account.ContactKind;
import tocsin.server.settings.ChatSettings;
import tocsin.server.settings.Settings;

/** Matrix, by the account whose access token {@code matrix.token} is. */
final class MatrixOutlet {
  private MatrixOutlet() {}

  static void check(Settings settings) {
    Together.both(ChatSettings.MATRIX_URL, ChatSettings.MATRIX_TOKEN, settings);
  }

  static Outlet open(Around around) {
    Settings settings = around.settings();
    Optional<String> url = settings.get(ChatSettings.MATRIX_URL);
    Optional<String> token = settings.get(ChatSettings.MATRIX_TOKEN);
    if (url.isEmpty() || token.isEmpty()) {
      return ChatLane.missing(
          "matrix",
          ContactKind.MATRIX,
          "matrix.url to the homeserver's address and matrix.token to a bot's access token");
    }
    Matrix matrix = new Matrix(MatrixSettings.of(url.get(), token.get()));
    var answers = new ChatAnswers(around.answers(), ContactKind.MATRIX);
    var listening = new ListenerWorker(new MatrixListener(matrix, answers));
    return ChatLane.of(matrix, List.of(listening), List.of(), around);
  }
}
