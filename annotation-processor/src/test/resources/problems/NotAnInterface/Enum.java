package models;

import org.gradwright.Network;

@Network
enum Sample {
    HIDDEN
}
