"""The documented pipeline of gaitmap, from a table of two feet to parameters of strides."""

import warnings

import pandas as pd
from gaitmap.event_detection import RamppEventDetection
from gaitmap.parameters import SpatialParameterCalculation, TemporalParameterCalculation
from gaitmap.preprocessing.sensor_alignment import align_dataset_to_gravity
from gaitmap.stride_segmentation import BarthDtw
from gaitmap.trajectory_reconstruction import StrideLevelTrajectory
from gaitmap.utils.coordinate_conversion import convert_to_fbf

RATE = 204.8
AXES = ["acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z"]


def walk(path):
    """Strides, events, trajectories and parameters of both feet."""
    warnings.filterwarnings("ignore")
    table = pd.read_csv(path, header=[0, 1], index_col=0)
    sensors = {name: table[name][AXES] for name in ("left_sensor", "right_sensor")}
    sensors = align_dataset_to_gravity(sensors, RATE)
    body = convert_to_fbf(sensors, left_like="left_", right_like="right_")
    strides = BarthDtw().segment(body, sampling_rate_hz=RATE).stride_list_
    events = RamppEventDetection().detect(body, strides, sampling_rate_hz=RATE).min_vel_event_list_
    path = StrideLevelTrajectory().estimate(sensors, stride_event_list=events, sampling_rate_hz=RATE)
    temporal = TemporalParameterCalculation().calculate(events, sampling_rate_hz=RATE)
    spatial = SpatialParameterCalculation().calculate(
        events, path.position_, path.orientation_, sampling_rate_hz=RATE
    )
    return temporal.parameters_, spatial.parameters_
