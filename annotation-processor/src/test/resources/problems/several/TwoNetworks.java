package several.twonetworks;

import org.gradwright.Dropout;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface First {
    @Dropout(2) Tensor drop(@Input(64) Tensor pixels);
}

@Network
interface Second {
    @Dropout(3) Tensor drop(@Input(64) Tensor pixels);
}
